/// Bytes that came and were not read yet, with a way to more of them.
struct ByteInput {
    /// Waits for more bytes; none at the end.
    typealias More = () throws(ConnectionEnd) -> [UInt8]

    private var bytes: [UInt8] = []
    private var start = 0

    /// How many bytes are there without waiting.
    var count: Int { bytes.count - start }

    /// Adds bytes that came.
    mutating func append(_ more: [UInt8]) {
        if start == bytes.count {
            bytes = more
            start = 0
        } else {
            if start > 64 * 1024 {
                bytes.removeFirst(start)
                start = 0
            }
            bytes += more
        }
    }

    /// A line without its end, or nothing when there is no byte any more.
    mutating func line(atMost limit: Int, _ more: More) throws(ConnectionEnd) -> [UInt8]? {
        var searched = start
        while true {
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = bytes[start..<end]
                guard line.count <= limit + 1 else { throw .tooLarge("a line") }
                start = end + 1
                return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
            }
            guard count <= limit else { throw .tooLarge("a line") }
            let already = count
            let next = try more()
            guard !next.isEmpty else {
                guard count == 0 else { throw .closedByPeer }
                return nil
            }
            append(next)
            searched = start + already
        }
    }

    /// Exactly so many bytes.
    mutating func exactly(_ wanted: Int, _ more: More) throws(ConnectionEnd) -> [UInt8] {
        while count < wanted {
            let next = try more()
            guard !next.isEmpty else { throw .closedByPeer }
            append(next)
        }
        let taken = Array(bytes[start..<start + wanted])
        start += wanted
        return taken
    }

    /// What is there, after waiting for the first byte; none at the end.
    mutating func some(_ more: More) throws(ConnectionEnd) -> [UInt8] {
        guard count > 0 else { return try more() }
        let taken = Array(bytes[start...])
        start = bytes.count
        return taken
    }
}
