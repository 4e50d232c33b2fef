/// Fields that follow one another in an indexed text, read by number from zero.
///
/// It cannot outlive the text: it exists only while `FieldIndex.forEachRecord` runs.
@safe
public struct FieldRecord: ~Copyable {
    /// How many fields there are.
    public let width: Int

    /// The first byte of every field, and behind them that of the next record.
    @usableFromInline let starts: UnsafePointer<UInt16>

    @usableFromInline let text: UnsafeRawPointer

    /// As in `FieldIndex`.
    @usableFromInline let masks: UnsafePointer<UInt64>

    @inlinable
    @unsafe
    init(width: Int, starts: UnsafePointer<UInt16>, text: UnsafeRawPointer, masks: UnsafePointer<UInt64>) {
        self.width = width
        unsafe self.starts = unsafe starts
        unsafe self.text = unsafe text
        unsafe self.masks = unsafe masks
    }

    /// Where a field is in the text; empty where two separators meet. Traps for a field that the record does not have.
    @inlinable
    public func range(of field: Int) -> Range<Int> {
        check(field)
        return unsafe Int(starts[field])..<Int(starts[field &+ 1]) &- 1
    }

    /// How many bytes a field has. Traps for a field that the record does not have.
    @inlinable
    @inline(__always)
    public func length(of field: Int) -> Int {
        check(field)
        return Int(bitPattern: step(field) &- 1)
    }

    /// The byte of a field of one byte; zero for any other. Traps for a field that the record does not have.
    @inlinable
    @inline(__always)
    public func byte(_ field: Int) -> UInt8 {
        check(field)
        guard step(field) == 2 else { return 0 }
        return unsafe text.load(fromByteOffset: Int(starts[field]), as: UInt8.self)
    }

    /// Whether a field is the eight bytes of a word, the first one lowest. Traps for a missing field.
    @inlinable
    @inline(__always)
    public func holds(_ word: UInt64, in field: Int) -> Bool {
        check(field)
        return step(field) == 9 && lastWord(next(field)) == word
    }

    /// The bytes of a field of 1–7, the first one lowest, and their number in the highest; zero for any other field.
    ///
    /// Traps for a missing field.
    @inlinable
    @inline(__always)
    public func key(_ field: Int) -> UInt64 {
        check(field)
        let step = step(field)
        guard step &- 2 < 7 else { return 0 }
        let bytes = lastWord(next(field)) &>> UInt64(truncatingIfNeeded: 8 &* (9 &- step))
        return bytes | UInt64(truncatingIfNeeded: step &- 1) &<< 56
    }
}

extension FieldRecord {
    @inlinable
    @inline(__always)
    func check(_ field: Int) {
        precondition(field >= 0 && field < width, "a field of the record")
    }

    /// The first byte of the next field, which is two more than the last byte of this one.
    @inlinable
    @inline(__always)
    func next(_ field: Int) -> UInt { unsafe UInt(starts[field &+ 1]) }

    /// From the first byte of a field to that of the next one, one more than its length.
    @inlinable
    @inline(__always)
    func step(_ field: Int) -> UInt { unsafe UInt(starts[field &+ 1]) &- UInt(starts[field]) }

    /// The eight bytes that end with the last byte of a field, given the first byte of the next.
    @inlinable
    @inline(__always)
    func lastWord(_ next: UInt) -> UInt64 {
        let offset = Int(bitPattern: next) &- 9
        return unsafe UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
