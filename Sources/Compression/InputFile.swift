/// A file read from start to end, unpacked on the way if its first bytes show that it is packed.
///
/// The memory it takes is bounded: a piece of the packed file and the window of its format.
public struct InputFile: ~Copyable {
    /// How the reading ended.
    public enum Ending: Sendable, Hashable {
        /// There may be more.
        case open
        /// The whole file was read.
        case complete
        /// The file ends inside a frame; everything before that was given.
        case truncated
        /// The packed bytes are not what was written; everything before that was given.
        case damaged
    }

    /// The largest window of a packed file that is accepted, in bytes.
    ///
    /// It leaves half of the 64 MiB that reading a file of any size may take for everything else.
    public static var windowLimit: Int { 1 << windowLogLimit }
    private static var windowLogLimit: Int { 25 }
    private static var packedPieceSize: Int { 128 * 1024 }

    /// How the file is packed.
    public let format: CompressionFormat

    /// The size of the file on disk when it was opened, in bytes.
    public var totalBytes: Int64 { file.size }

    /// Bytes of the file on disk that were taken so far, for showing progress.
    public private(set) var consumedBytes: Int64 = 0

    /// How the reading ended.
    public private(set) var ending = Ending.open

    private let file: OpenFile
    private let decoder: (any FrameDecoder)?
    private var packed: [UInt8]
    private var unread: Range<Int>
    private var isBetweenFrames = true
    private var isAtEnd = false

    /// Opens a file and finds out how it is packed.
    ///
    /// - Throws: `FileFault` when the path names no readable regular file.
    public init(path: String) throws(FileFault) {
        let file = try OpenFile(reading: path)
        var packed = [UInt8](repeating: 0, count: Self.packedPieceSize)
        var count = 0
        while count < 4 {
            let more = try file.read(into: &packed, count..<packed.count)
            if more == 0 { break }
            count += more
        }
        let format = CompressionFormat(firstBytes: packed[..<count])
        decoder = try Self.decoder(of: format)
        self.file = file
        self.packed = packed
        self.format = format
        unread = 0..<count
    }

    private static func decoder(of format: CompressionFormat) throws(FileFault) -> (any FrameDecoder)? {
        switch format {
        case .plain: nil
        case .gzip: try GzipDecoder()
        case .zstd: try ZstdDecoder(windowLogLimit: windowLogLimit)
        }
    }

    /// Reads some of the unpacked bytes into a part of the array and tells how many.
    ///
    /// Zero means the end, and `ending` then tells which; the range must not be empty.
    ///
    /// - Throws: `FileFault` when the system fails to read or the file's window is too large, not when the file is
    ///   truncated or damaged.
    public mutating func read(into bytes: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> Int {
        guard ending == .open else { return 0 }
        guard let decoder else { return try readPlain(into: &bytes, range) }
        while true {
            if unread.isEmpty { try readPiece() }
            if isAtEnd && isBetweenFrames { return end(.complete) }
            let piece = try decoder.decode(packed.span.extracting(unread), into: &bytes, range)
            unread = unread.lowerBound + piece.consumed..<unread.upperBound
            consumedBytes += Int64(piece.consumed)
            isBetweenFrames = piece.state == .frameEnd
            if piece.state == .damaged { ending = .damaged }
            if piece.produced > 0 || piece.state == .damaged { return piece.produced }
            if isAtEnd && !isBetweenFrames { return end(.truncated) }
        }
    }

    private mutating func readPlain(into bytes: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> Int {
        let count: Int
        if unread.isEmpty {
            count = try file.read(into: &bytes, range)
        } else {
            // What was read to find out the format.
            count = min(unread.count, range.count)
            for index in 0..<count { bytes[range.lowerBound + index] = packed[unread.lowerBound + index] }
            unread = unread.lowerBound + count..<unread.upperBound
        }
        consumedBytes += Int64(count)
        return count == 0 ? end(.complete) : count
    }

    private mutating func readPiece() throws(FileFault) {
        unread = 0..<(try file.read(into: &packed, 0..<packed.count))
        isAtEnd = unread.isEmpty
    }

    private mutating func end(_ ending: Ending) -> Int {
        self.ending = ending
        return 0
    }
}
