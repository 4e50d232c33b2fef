public import PluginAPI
internal import Synchronization

/// A clock that stands where the events of a recording have brought it.
public final class RecordedClock: RunClock {
    private let nanoseconds: Atomic<Int64>

    /// Starts at the first moment of the recording.
    public init(origin: Timestamp) { nanoseconds = Atomic(origin.nanoseconds) }

    /// The moment of the latest event.
    public var now: Timestamp { Timestamp(nanoseconds: nanoseconds.load(ordering: .acquiring)) }

    /// Goes to a moment, never back.
    public func advance(to moment: Timestamp) { nanoseconds.max(moment.nanoseconds, ordering: .releasing) }

    /// Goes there at once.
    public func sleep(until moment: Timestamp) async throws {
        try Task.checkCancellation()
        advance(to: moment)
    }
}
