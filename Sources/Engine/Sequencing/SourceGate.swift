import PluginAPI
internal import Synchronization

/// The `when:` of a source: outside of it, its events of the market reach protective rules only.
final class SourceGate: Sendable {
    private let gate: Mutex<SessionGate>

    init(_ condition: SessionCondition, calendars: Calendars) {
        gate = Mutex(SessionGate(condition, calendars: calendars))
    }

    /// Whether it lets an event through.
    func isOpen(for event: Event) -> Bool {
        guard EventKinds.market.contains(event.kind) else { return true }
        return gate.withLock { $0.status(at: event.header.exchangeTime).isOpen }
    }

    /// Whether it lets the first of some trades through, and how many in a row have the same answer.
    func stretch(of trades: Span<Trade>) -> (isOpen: Bool, count: Int) {
        let status = gate.withLock { $0.status(at: trades[0].header.exchangeTime) }
        var count = 1
        while count < trades.count, status.holds(at: trades[count].header.exchangeTime) { count += 1 }
        return (status.isOpen, count)
    }
}
