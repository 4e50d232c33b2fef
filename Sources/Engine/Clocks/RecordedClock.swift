public import PluginAPI
internal import Synchronization

/// A clock that stands where the events of a recording have brought it.
public final class RecordedClock: RunClock {
    private let position: Mutex<Timestamp>

    /// Starts at the first moment of the recording.
    public init(origin: Timestamp) { position = Mutex(origin) }

    /// The moment of the latest event.
    public var now: Timestamp { position.withLock { $0 } }

    /// Goes to a moment, never back.
    public func advance(to moment: Timestamp) { position.withLock { $0 = max($0, moment) } }

    /// Goes there at once.
    public func sleep(until moment: Timestamp) async throws {
        try Task.checkCancellation()
        advance(to: moment)
    }
}
