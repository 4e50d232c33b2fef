/// Where the fields of a separated text lie, found in one pass.
///
/// The storage is kept for the next text. Reading goes through `forEachRecord`.
@safe
public struct FieldIndex: ~Copyable {
    /// The longest text that can be indexed, in bytes.
    public static let longestText = 65_534

    /// How many bytes must lie in front of the first field, so that the last sixteen bytes of any field can be loaded.
    public static let lead = 15

    /// How many fields there are; zero before the first text.
    public private(set) var count = 0

    /// The length of the indexed text.
    @usableFromInline private(set) var length = 0

    /// The first byte of every field, and behind them one more than the length of the text.
    @usableFromInline private(set) var starts: UnsafeMutablePointer<UInt16>

    /// How many numbers `starts` has room for.
    private var capacity = 1_024

    /// For each length of a field + 1, up to 9, which bytes of a word that ends with the field belong to it.
    @usableFromInline let masks: UnsafePointer<UInt64>

    private let places = BitPlaces()

    /// Makes an index that holds no fields.
    public init() {
        unsafe starts = .allocate(capacity: capacity)
        unsafe masks = Self.masks
    }

    deinit { unsafe starts.deallocate() }

    /// Finds the fields that `separator` parts between `start` and the end of the text; there is always one at least.
    ///
    /// The text has up to `longestText` bytes, and `lead` of them or more come before `start`.
    public mutating func build(_ text: Span<UInt8>, from start: Int, separator: UInt8) {
        precondition(start >= Self.lead && start <= text.count, "the fields begin within the text")
        precondition(text.count <= Self.longestText, "every place fits 16 bits")
        reserve(text.count - start + 2 + BitPlaces.slack)
        length = text.count
        let (starts, places) = unsafe (starts, places)
        count = unsafe text.withUnsafeBytes { unsafe Self.fill(starts, $0, from: start, separator, places) }
    }

    private mutating func reserve(_ needed: Int) {
        guard capacity < needed else { return }
        unsafe starts.deallocate()
        capacity = max(needed, 2 * capacity)
        unsafe starts = .allocate(capacity: capacity)
    }

    /// Made once and kept until the process ends.
    private nonisolated(unsafe) static let masks: UnsafePointer<UInt64> = {
        let masks = UnsafeMutablePointer<UInt64>.allocate(capacity: 10)
        for step in 0..<10 { unsafe (masks + step).initialize(to: step < 2 ? 0 : ~0 << UInt64(72 - 8 * step)) }
        return unsafe UnsafePointer(masks)
    }()
}

/// One owner at a time has the storage, and the tables never change.
extension FieldIndex: @unchecked Sendable {}

extension FieldIndex {
    @inline(__always)
    @unsafe
    private static func fill(
        _ starts: UnsafeMutablePointer<UInt16>,
        _ text: UnsafeRawBufferPointer,
        from start: Int,
        _ separator: UInt8,
        _ places: BitPlaces
    ) -> Int {
        let bytes = unsafe text.baseAddress.unsafelyUnwrapped
        // Two masks at a time, and at the end the last two once more without the bytes that were seen.
        let lastBlock = text.count &- 2 &* ByteMask.width
        guard lastBlock >= 0 else { return unsafe scalarFill(starts, text, from: start, separator) }
        unsafe starts.pointee = UInt16(truncatingIfNeeded: start)
        var next = unsafe starts + 1
        var place = start
        var origin = quad(UInt16(truncatingIfNeeded: start &+ 1))
        var seen = quad(0)
        while place <= lastBlock {
            let low = unsafe ByteMask.bits(bytes + place, equalTo: separator)
            unsafe next = places.write(low, origin: origin, to: next, seen: &seen)
            let high = unsafe ByteMask.bits(bytes + (place &+ ByteMask.width), equalTo: separator)
            unsafe next = places.write(high, origin: origin &+ quad(UInt16(ByteMask.width)), to: next, seen: &seen)
            place &+= 2 &* ByteMask.width
            origin = origin &+ quad(2 * UInt16(ByteMask.width))
        }
        if place < text.count {
            let low = unsafe ByteMask.bits(bytes + lastBlock, equalTo: separator)
            let high = unsafe ByteMask.bits(bytes + (lastBlock &+ ByteMask.width), equalTo: separator)
            let mask = (low | high &<< 16) &>> UInt32(truncatingIfNeeded: place &- lastBlock)
            unsafe next = places.write(mask & 0xFFFF, origin: origin, to: next, seen: &seen)
            unsafe next = places.write(
                mask &>> 16,
                origin: origin &+ quad(UInt16(ByteMask.width)),
                to: next,
                seen: &seen
            )
        }
        if BitPlaces.isIncomplete(seen) { return unsafe scalarFill(starts, text, from: start, separator) }
        unsafe next.pointee = UInt16(truncatingIfNeeded: text.count &+ 1)
        return unsafe next - starts
    }

    /// The same for any text, one byte after the other.
    @unsafe
    @inline(never)
    static func scalarFill(
        _ starts: UnsafeMutablePointer<UInt16>,
        _ text: UnsafeRawBufferPointer,
        from start: Int,
        _ separator: UInt8
    ) -> Int {
        var next = unsafe starts
        unsafe next.pointee = UInt16(truncatingIfNeeded: start)
        unsafe next += 1
        for place in start..<text.count where unsafe text[place] == separator {
            unsafe next.pointee = UInt16(truncatingIfNeeded: place &+ 1)
            unsafe next += 1
        }
        unsafe next.pointee = UInt16(truncatingIfNeeded: text.count &+ 1)
        return unsafe next - starts
    }

    @inline(__always)
    private static func quad(_ value: UInt16) -> BitPlaces.Quad { BitPlaces.Quad(value, value, value, value) }
}
