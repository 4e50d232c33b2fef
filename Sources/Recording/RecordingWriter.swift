import Compression
public import PluginAPI

/// Writes a recording: a header, then line after line.
///
/// The file is new, only its owner may read it, and its name's ending decides how it is packed (`.gz`, `.zst`, else
/// plain). Lines are gathered and written in pieces of whole lines; `flush` writes those gathered so far, `close` ends the
/// file. Whenever writing fails, the file ends behind a whole line. The calls must not overlap.
public final class RecordingWriter {
    /// What keeps a line out of a recording.
    public enum LineFault: Sendable, Hashable {
        /// The sequence number is not above that of the line before, or not in 0 ..< 10¹⁵.
        case sequence
        /// The time is before 1970.
        case time
        /// The stream's name is not one to 64 visible ASCII characters.
        case stream
        /// The payload is empty.
        case emptyPayload
        /// The payload holds a line feed or a NUL byte, or ends with a carriage return.
        case lineEndInPayload
        /// The line is longer than a reader takes.
        case tooLong
    }

    /// Bytes that are gathered before they are written.
    private static var pieceSize: Int { 1 << 20 }

    private var file: OutputFile
    private var gathered: [UInt8] = []
    private var lastSequence: Int64 = -1
    private var ending: RecordingWriterError?

    /// Makes the file and gathers its header.
    ///
    /// - Throws: `RecordingWriterError` when the file cannot be made, `exists` among them.
    public init(path: String, header: RecordingHeader) throws(RecordingWriterError) {
        do {
            file = try OutputFile(creating: path)
        } catch {
            throw RecordingWriterError(error)
        }
        gathered.reserveCapacity(Self.pieceSize)
        gathered.append(contentsOf: header.line.utf8)
        gathered.append(.lineFeed)
    }

    deinit {
        // Whoever wants to hear of a failure calls `close`.
        try? flush()
    }

    /// Adds a line.
    ///
    /// - Throws: `RecordingWriterError.unwritable` for a line that a reader would not give back as it is, `closed` behind
    ///   the end; other cases when writing fails, then and on every later call.
    public func append(
        sequence: Int64,
        receivedAt: Timestamp,
        stream: String,
        payload: Span<UInt8>
    ) throws(RecordingWriterError) {
        if let ending { throw ending }
        let prefix = "\(sequence)\t\(receivedAt.nanoseconds)\t\(stream)\t"
        if let fault = fault(sequence, receivedAt, stream, payload, length: prefix.utf8.count + payload.count) {
            throw .unwritable(fault)
        }
        lastSequence = sequence
        gathered.append(contentsOf: prefix.utf8)
        unsafe payload.withUnsafeBufferPointer { unsafe gathered.append(contentsOf: $0) }
        gathered.append(.lineFeed)
        if gathered.count >= Self.pieceSize { try flush() }
    }

    /// Writes what was gathered; in a packed file it becomes a frame of its own.
    ///
    /// - Throws: `RecordingWriterError` when writing fails, then and on every later call, or `closed` behind the end.
    public func flush() throws(RecordingWriterError) {
        if let ending { throw ending }
        guard !gathered.isEmpty else { return }
        let piece = gathered
        try run { () throws(FileFault) in try file.append(piece.span) }
        gathered.removeAll(keepingCapacity: true)
    }

    /// Writes what was gathered and closes the file.
    ///
    /// - Parameter synchronizing: Whether to wait until everything is on the disk.
    /// - Throws: `RecordingWriterError` when writing or closing fails.
    public func close(synchronizing: Bool = false) throws(RecordingWriterError) {
        try flush()
        try run { () throws(FileFault) in
            if synchronizing { try file.synchronize() }
            try file.close()
        }
        ending = .closed
    }

    private func run(_ work: () throws(FileFault) -> Void) throws(RecordingWriterError) {
        do {
            try work()
        } catch {
            let failure = RecordingWriterError(error)
            ending = failure
            throw failure
        }
    }

    private func fault(
        _ sequence: Int64,
        _ time: Timestamp,
        _ stream: String,
        _ payload: Span<UInt8>,
        length: Int
    ) -> LineFault? {
        if sequence <= lastSequence || sequence >= LineForm.firstTime { return .sequence }
        if time.nanoseconds < 0 { return .time }
        if !StreamNames.isValid(stream) { return .stream }
        if payload.isEmpty { return .emptyPayload }
        if length > RecordingReader.longestLine { return .tooLong }
        let all = payload.indices
        let hasEnd = payload.firstIndex(of: .lineFeed, in: all) != nil || payload.firstIndex(of: 0, in: all) != nil
        return hasEnd || payload[payload.count - 1] == .carriageReturn ? .lineEndInPayload : nil
    }
}
