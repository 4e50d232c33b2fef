extension FieldIndex {
    /// Calls `body` for each of the records in order until it returns `false`; returns whether it never did.
    ///
    /// The text must be the one that was indexed, and its fields must make so many records of `width` fields.
    @inlinable
    @inline(__always)
    public func forEachRecord(
        _ records: Int,
        of width: Int,
        in text: Span<UInt8>,
        _ body: (borrowing FieldRecord) -> Bool
    ) -> Bool {
        // A text of another length would be read beyond its end.
        precondition(text.count == length, "the indexed text")
        precondition(width > 0 && records * width == count, "whole records")
        return unsafe text.withUnsafeBytes { text in
            let text = unsafe text.baseAddress.unsafelyUnwrapped
            for number in 0..<records {
                let first = unsafe UnsafePointer(starts + number &* width)
                let record = unsafe FieldRecord(width: width, starts: first, text: text, masks: masks)
                guard body(record) else { return false }
            }
            return true
        }
    }
}
