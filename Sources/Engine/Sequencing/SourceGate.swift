import PluginAPI
internal import Synchronization

/// The `when:` of a source: outside of it, its events of the market do not exist for any pipeline.
final class SourceGate: Sendable {
    private let gate: Mutex<SessionGate>

    init(_ condition: SessionCondition, calendars: Calendars) {
        gate = Mutex(SessionGate(condition, calendars: calendars))
    }

    func isOpen(at moment: Timestamp) -> Bool { gate.withLock { $0.status(at: moment).isOpen } }
}
