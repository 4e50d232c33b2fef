/// The bytes of the block in hand and of what follows it: a window that slides over the unpacked file.
struct LineBuffer {
    /// Everything; only the places before `end` mean something.
    private(set) var bytes: [UInt8]

    /// Where the first line not yet looked at begins.
    var position = 0

    /// Where the bytes that were read end.
    private(set) var end = 0

    /// Whether any byte so far was NUL; looking once at everything costs less than looking at every line.
    private(set) var hasMetNUL = false

    private var capacity: Int { bytes.count - Span<UInt8>.padding }

    /// Makes room for that many bytes.
    init(capacity: Int) {
        bytes = [UInt8](repeating: 0, count: capacity + Span<UInt8>.padding)
    }

    /// What was read and not yet looked at.
    var unread: Range<Int> { position..<end }

    /// Whether the next line is there with its end.
    var hasLineEnd: Bool { bytes.span.firstIndex(of: .lineFeed, in: unread) != nil }

    /// Whether there is no room left behind what was read.
    var isFull: Bool { end == capacity }

    /// Moves everything from a place on to the front and tells how far.
    mutating func discard(before start: Int) -> Int {
        guard start > 0 else { return 0 }
        for place in start..<end { bytes[place - start] = bytes[place] }
        position -= start
        end -= start
        return start
    }

    /// Makes room for as much again, up to a limit; tells whether there was any left to make.
    @discardableResult
    mutating func grow(limit: Int) -> Bool {
        let more = min(capacity, limit - capacity)
        guard more > 0 else { return false }
        bytes.append(contentsOf: repeatElement(0, count: more))
        return true
    }

    /// Lets a reader fill the free room and tells how many bytes came.
    mutating func fill<Failure: Error>(
        _ read: (inout [UInt8], Range<Int>) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        let count = try read(&bytes, end..<capacity)
        if !hasMetNUL { hasMetNUL = bytes.span.firstIndex(of: 0, in: end..<end + count) != nil }
        end += count
        return count
    }
}
