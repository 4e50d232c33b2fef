/// Writes down the places of the bits of a mask without a branch, since one for each bit would often be guessed wrong.
@safe
struct BitPlaces: Sendable {
    /// Four places, side by side.
    typealias Quad = SIMD4<UInt16>

    /// How many numbers behind the last may be overwritten.
    static let slack = 4

    // The tables are the process's own and never change, so any thread may read them.

    /// For each byte the places of its four lowest bits; then the same for a mask's second byte.
    private nonisolated(unsafe) let quads: UnsafePointer<Quad>

    /// For each byte the number of its bits.
    private nonisolated(unsafe) let counts: UnsafePointer<UInt8>

    /// Shares the tables of the process.
    init() {
        unsafe quads = Self.tables.quads
        unsafe counts = Self.tables.counts
    }

    /// Writes `origin` + the place of each bit of a mask, lowest first, and returns the address behind the last.
    ///
    /// Only four bits of each byte are written in full: a byte of more makes `seen` incomplete.
    @inline(__always)
    @unsafe
    func write(
        _ mask: UInt32,
        origin: Quad,
        to target: UnsafeMutablePointer<UInt16>,
        seen: inout Quad
    ) -> UnsafeMutablePointer<UInt16> {
        let low = Int(UInt8(truncatingIfNeeded: mask))
        let high = Int(truncatingIfNeeded: mask &>> 8)
        let first = unsafe quads[low]
        let second = unsafe quads[high &+ 256]
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: first &+ origin, as: Quad.self)
        let middle = unsafe target + Int(counts[low])
        unsafe UnsafeMutableRawPointer(middle).storeBytes(of: second &+ origin, as: Quad.self)
        seen |= first | second
        return unsafe middle + Int(counts[high])
    }

    /// Whether `write` came upon a byte of more than four bits.
    @inline(__always)
    static func isIncomplete(_ seen: Quad) -> Bool { seen[3] & incomplete != 0 }
}

extension BitPlaces {
    private typealias Tables = (quads: UnsafePointer<Quad>, counts: UnsafePointer<UInt8>)

    /// Marks the entry of a byte that has more bits than the entry has places.
    private static let incomplete: UInt16 = 1 << 15

    /// Made once and kept until the process ends.
    private nonisolated(unsafe) static let tables: Tables = {
        let quads = UnsafeMutablePointer<Quad>.allocate(capacity: 512)
        let counts = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            unsafe (quads + byte).initialize(to: quad(byte, offset: 0))
            unsafe (quads + (byte + 256)).initialize(to: quad(byte, offset: 8))
            unsafe (counts + byte).initialize(to: UInt8(byte.nonzeroBitCount))
        }
        return unsafe (UnsafePointer(quads), UnsafePointer(counts))
    }()

    private static func quad(_ byte: Int, offset: Int) -> Quad {
        let bits = (0..<8).filter { byte >> $0 & 1 == 1 }
        var quad = Quad(0, 0, 0, bits.count > 4 ? incomplete : 0)
        for (lane, bit) in bits.prefix(4).enumerated() { quad[lane] |= UInt16(bit + offset) }
        return quad
    }
}
