import Compression

extension RecordingReader {
    /// Opens a file that has at least one byte.
    static func open(_ path: String) throws(RecordingError) -> ReadAheadFile {
        let file: ReadAheadFile
        do {
            file = try ReadAheadFile(path: path)
        } catch {
            throw RecordingError(error)
        }
        guard file.totalBytes > 0 else { throw .empty }
        return file
    }

    /// Reads until the first line is there and gives what it says if it is a header.
    static func readHeader(
        of file: inout ReadAheadFile,
        into buffer: inout LineBuffer,
        _ limits: Limits
    ) throws(RecordingError) -> RecordingHeader.Reading? {
        while !buffer.hasLineEnd && buffer.unread.count <= limits.line + 1 {
            if buffer.isFull { buffer.grow(limit: limits.room) }
            if try read(from: &file, into: &buffer) == 0 { return nil }
        }
        if buffer.bytes[buffer.unread].starts(with: [0xEF, 0xBB, 0xBF]) { buffer.position += 3 }
        var line = buffer.bytes[buffer.unread].prefix { $0 != .lineFeed }
        if line.last == .carriageReturn { line.removeLast() }
        guard line.count <= limits.line, line.starts(with: RecordingHeader.marker.utf8) else { return nil }
        return RecordingHeader.read(Array(line.dropFirst(RecordingHeader.marker.utf8.count)))
    }

    /// Reads what there is room for and tells how many bytes came.
    static func read(from file: inout ReadAheadFile, into buffer: inout LineBuffer) throws(RecordingError) -> Int {
        do throws(FileFault) {
            return try buffer.fill { (bytes, range) throws(FileFault) in try file.read(into: &bytes, range) }
        } catch {
            throw RecordingError(error)
        }
    }
}
