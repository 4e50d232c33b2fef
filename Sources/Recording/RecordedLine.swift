public import PluginAPI

/// One line of a recording: when it was received, on which stream, and where its payload stands in the block.
public struct RecordedLine: Sendable, Hashable, BitwiseCopyable {
    /// The line's place in the order of the recording; every line of a reader has a higher one than the line before.
    public let sequence: Int64

    @usableFromInline let nanoseconds: Int64
    @usableFromInline let lowerBound: UInt32
    @usableFromInline let upperBound: UInt32
    @usableFromInline let streamIndex: UInt16

    /// The time of receipt; never before that of the line before.
    @inlinable public var receivedAt: Timestamp { Timestamp(nanoseconds: nanoseconds) }

    /// Where the payload stands in the bytes of its block; never empty, without the line's end.
    @inlinable public var payload: Range<Int> { Int(lowerBound)..<Int(upperBound) }

    /// The index of the stream's name in the reader's `streams`.
    @inlinable public var stream: Int { Int(streamIndex) }

    init(sequence: Int64, nanoseconds: Int64, payload: Range<Int>, stream: Int) {
        self.sequence = sequence
        self.nanoseconds = nanoseconds
        lowerBound = UInt32(truncatingIfNeeded: payload.lowerBound)
        upperBound = UInt32(truncatingIfNeeded: payload.upperBound)
        streamIndex = UInt16(truncatingIfNeeded: stream)
    }

    /// The same line in a buffer whose bytes were moved towards the front.
    func moved(down distance: Int) -> RecordedLine {
        let payload = payload.lowerBound - distance..<payload.upperBound - distance
        return RecordedLine(sequence: sequence, nanoseconds: nanoseconds, payload: payload, stream: stream)
    }
}
