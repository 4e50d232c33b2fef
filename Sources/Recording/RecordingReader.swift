import Compression

/// Reads a recording from start to end, in blocks of lines whose payloads are never copied.
///
/// A recording is text, plain or packed with gzip or Zstandard. Its lines are `sequence`, `epoch_ns`, stream and payload
/// with tabs between them; a file of `epoch_ns` and payload alone is one stream, numbered in the order of its lines. The
/// first good line decides the form. Lines that begin with `#` are comments, the first may be a header.
///
/// Damage is counted in `tally` and never ends the reading. What is handed out has ascending sequence numbers and times
/// that never go back:
/// - A line whose number is not above the last one's is skipped. A line that jumps ahead in number, or in time by more
///   than a minute, is skipped when the next good line continues from before the jump. Lines are never put in order.
/// - A line whose time is before that of the last one is used with the last one's time.
/// - A last line without its end is skipped: nothing tells it from a line that was cut.
///
/// The memory it takes is bounded, whatever the size of the file.
public struct RecordingReader: ~Copyable {
    /// The longest line that is taken, in bytes without its end.
    public static var longestLine: Int { 1 << 20 }

    /// The header, or nothing when the file has none that can be read.
    public let header: RecordingHeader?

    /// What was found up to the end of the block in hand, and all of it when there are no more blocks.
    public var tally: RecordingTally { intake.tally }

    /// The names of the streams met so far, in the order they appeared.
    public var streams: [String] { intake.names.names }

    /// The size of the file on disk when it was opened, in bytes.
    public var totalBytes: Int64 { file.totalBytes }

    /// Bytes of the file on disk that were read so far.
    public var consumedBytes: Int64 { file.consumedBytes }

    private var file: ReadAheadFile
    private var buffer: LineBuffer
    private var intake: LineIntake
    private var handedOut = 0
    private var isSkippingLine = false
    private var isFinished = false
    private let limits: Limits

    /// How much is held at once.
    struct Limits {
        /// Bytes there is room for at first.
        var buffer = 256 * 1024
        /// Bytes of the longest line.
        var line = RecordingReader.longestLine
        /// Lines in a block, at least two: one may be in doubt.
        var block = 1024

        /// Bytes that there may be room for at last: a line in doubt, the longest line after it, and more. If so much is
        /// wrong behind a line in doubt that no good line comes, the line stands.
        var room = 3 * RecordingReader.longestLine
    }

    /// Opens a recording and reads its header.
    ///
    /// - Parameters:
    ///   - path: The file; its first bytes show whether it is packed.
    ///   - defaultStream: The name of the one stream of a file without stream names.
    /// - Throws: `RecordingError` when the file cannot be read at all or its header names another version.
    public init(path: String, defaultStream: String) throws(RecordingError) {
        try self.init(path: path, defaultStream: defaultStream, limits: Limits())
    }

    init(path: String, defaultStream: String, limits: Limits) throws(RecordingError) {
        var file = try Self.open(path)
        var buffer = LineBuffer(capacity: limits.buffer)
        let reading = try Self.readHeader(of: &file, into: &buffer, limits)
        if case .unsupported(let version) = reading { throw .unsupportedVersion(version) }
        if case .header(let found) = reading { header = found } else { header = nil }
        intake = LineIntake(defaultStream: defaultStream, longestLine: limits.line, hasHeader: header != nil)
        if case .malformed = reading { intake.tally.count(.malformedHeader, line: 1) }
        self.file = file
        self.buffer = buffer
        self.limits = limits
    }

    /// Reads the next block of lines, and forgets the one in hand.
    ///
    /// - Returns: Whether there is one; it has at least one line then.
    /// - Throws: `RecordingError` when the system fails to read or the window of a later frame is too large.
    public mutating func nextBlock() throws(RecordingError) -> Bool {
        // A line in doubt at the end of the last block was kept back.
        intake.removeFirst(handedOut)
        handedOut = 0
        while true {
            scan()
            handedOut = intake.settledCount
            if handedOut > 0 || isFinished { break }
            try fill()
        }
        intake.tally.lines += Int64(handedOut)
        intake.tally.missing = intake.missing
        return handedOut > 0
    }

    /// Gives the block in hand: its lines, and the bytes in which their payloads stand.
    ///
    /// A payload is `bytes.extracting(line.payload)`; nothing of it is copied or checked.
    public borrowing func withBlock<Result, Failure: Error>(
        _ body: (_ lines: Span<RecordedLine>, _ bytes: Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(intake.lines.span.extracting(first: handedOut), buffer.bytes.span)
    }

    /// Takes lines from what was read, until it ends or the block is full.
    private mutating func scan() {
        if isSkippingLine { skipToLineEnd() }
        buffer.position = intake.take(linesOf: buffer, until: limits.block)
    }

    private mutating func skipToLineEnd() {
        if let end = buffer.bytes.span.firstIndex(of: .lineFeed, in: buffer.unread) {
            intake.skip(.lineTooLong)
            isSkippingLine = false
            buffer.position = end + 1
        } else {
            buffer.position = buffer.end
        }
    }

    /// Reads more behind what is there, or finds the end of the file.
    private mutating func fill() throws(RecordingError) {
        // There can only be one line, in doubt; it is still needed, and with it what stands behind it.
        let distance = buffer.discard(before: intake.lines.first?.payload.lowerBound ?? buffer.position)
        if distance > 0 { intake.move(down: distance) }
        if buffer.unread.count > limits.line + 1 {
            // Only an end could follow. It is looked for while the bytes pass.
            isSkippingLine = true
            buffer.position = buffer.end
        }
        if buffer.isFull && !buffer.grow(limit: limits.room) { return intake.settle() }
        if try Self.read(from: &file, into: &buffer) == 0 { finish() }
    }

    private mutating func finish() {
        isFinished = true
        let isCut = !buffer.unread.isEmpty
        if file.ending == .damaged {
            intake.skip(.damagedFile)
        } else if isSkippingLine {
            intake.skip(.lineTooLong)
        } else if file.ending == .truncated || isCut {
            intake.skip(.truncated)
        }
        buffer.position = buffer.end
        intake.settle()
    }
}
