/// A new file of lines that is never left with a part of a line, packed if its name asks for it.
///
/// Every piece that is handed over becomes a frame of its own, so the file is whole after each of them.
public struct OutputFile: ~Copyable {
    /// How the file is packed.
    public let format: CompressionFormat

    /// Bytes of the file on disk.
    public private(set) var writtenBytes: Int64 = 0

    private let encoder: FrameEncoder
    private let file: OpenFile
    private var fault: FileFault?

    /// Makes a new file that only its owner may read; the name's ending decides how it is packed.
    ///
    /// - Throws: `FileFault`, `exists` among them: nothing is ever overwritten.
    public init(creating path: String) throws(FileFault) {
        format = CompressionFormat(fileName: path)
        encoder = FrameEncoder(format: format)
        file = try OpenFile(creating: path)
    }

    /// Writes whole lines.
    ///
    /// - Throws: `FileFault`, the same one again on every later call. The file then ends behind the last whole line that
    ///   it could hold (plain), or behind the last piece (packed).
    public mutating func append(_ lines: Span<UInt8>) throws(FileFault) {
        if let fault { throw fault }
        do {
            if format == .plain { return try write(lines) }
            let frame = try encoder.frame(of: lines)
            try write(frame.span)
        } catch {
            fault = error
            throw error
        }
    }

    private mutating func write(_ bytes: Span<UInt8>) throws(FileFault) {
        var offset = 0
        do {
            while offset < bytes.count { offset += try file.write(bytes, from: offset) }
        } catch {
            let kept = format == .plain ? Self.lengthOfWholeLines(bytes, before: offset) : 0
            // If even this fails, the reader counts a truncated end; the first error is the one that matters.
            try? file.cut(to: writtenBytes + Int64(kept))
            writtenBytes += Int64(kept)
            throw error
        }
        writtenBytes += Int64(bytes.count)
    }

    private static func lengthOfWholeLines(_ bytes: Span<UInt8>, before end: Int) -> Int {
        var length = end
        while length > 0 && bytes[length - 1] != UInt8(ascii: "\n") { length -= 1 }
        return length
    }

    /// Waits until everything written is on the disk.
    ///
    /// - Throws: `FileFault` when the system cannot promise it.
    public func synchronize() throws(FileFault) {
        try file.synchronize()
    }

    /// Closes the file; closing twice is harmless.
    ///
    /// - Throws: `FileFault` for an error that the system kept until now.
    public mutating func close() throws(FileFault) {
        try file.finish()
    }
}
