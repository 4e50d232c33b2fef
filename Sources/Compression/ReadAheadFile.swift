/// A file read like an `InputFile`; one that is packed is unpacked on another thread while its bytes are used.
///
/// What it gives and how it ends is the same, byte by byte. The memory it takes beside is bounded: four chunks. The
/// first bytes come from the thread that asks, so a file that is only looked at costs no other.
public struct ReadAheadFile: ~Copyable {
    /// How the file is packed.
    public var format: CompressionFormat { ahead.format }

    /// The size of the file on disk when it was opened, in bytes.
    public var totalBytes: Int64 { ahead.totalBytes }

    /// Bytes of the file on disk that were taken for those given so far and the few behind them, for showing progress.
    public private(set) var consumedBytes: Int64 = 0

    /// How the reading ended; known once `read(into:_:)` has given nothing.
    public private(set) var ending = InputFile.Ending.open

    let ahead: ReadAhead
    private var chunk = ReadAhead.Chunk()
    private var position = 0
    private var hasRead = false
    private var isAhead = false

    /// Opens a file and finds out how it is packed.
    ///
    /// - Throws: `FileFault` when the path names no readable regular file.
    public init(path: String) throws(FileFault) { try self.init(path: path, chunkSize: 512 * 1024) }

    init(path: String, chunkSize: Int) throws(FileFault) { ahead = try ReadAhead(path: path, chunkSize: chunkSize) }

    /// Reads some of the unpacked bytes into a part of the array and tells how many.
    ///
    /// Zero means the end, and `ending` then tells which; the range must not be empty.
    ///
    /// - Throws: `FileFault` when the system fails to read or the file's window is too large, not when the file is
    ///   truncated or damaged.
    public mutating func read(into bytes: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> Int {
        guard ending == .open else { return 0 }
        guard format != .plain, hasRead else { return try readDirectly(into: &bytes, range) }
        while position == chunk.count {
            if chunk.isLast { return try end() }
            takeChunk()
        }
        return copy(into: &bytes, range)
    }

    private mutating func readDirectly(into bytes: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> Int {
        let (count, standing) = try ahead.read(into: &bytes, range)
        (consumedBytes, ending) = (standing.consumedBytes, standing.ending)
        hasRead = true
        return count
    }

    private mutating func takeChunk() {
        if isAhead { ahead.giveBack(exchange(&chunk.bytes, with: [])) } else { ahead.begin() }
        isAhead = true
        chunk = ahead.next()
        position = 0
        consumedBytes = chunk.standing.consumedBytes
    }

    private mutating func copy(into bytes: inout [UInt8], _ range: Range<Int>) -> Int {
        let count = min(range.count, chunk.count - position)
        unsafe chunk.bytes.withUnsafeBytes { source in
            unsafe bytes.withUnsafeMutableBytes { target in
                let part = unsafe UnsafeMutableRawBufferPointer(rebasing: target[range])
                unsafe part.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
            }
        }
        position += count
        return count
    }

    private mutating func end() throws(FileFault) -> Int {
        if let fault = chunk.fault { throw fault }
        ending = chunk.standing.ending
        return 0
    }
}
