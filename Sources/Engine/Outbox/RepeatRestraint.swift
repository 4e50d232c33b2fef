internal import GRDB
import PluginAPI

/// What keeps alerts that are like each other from being told at one place more often than is wanted.
///
/// When the last one was told is asked of the outbox itself, so that a restart changes nothing.
struct RepeatRestraint: Sendable {
    /// What alerts that are like each other have in common.
    let topic: String

    private let routings: [SinkRouting]
    private let severity: AlertSeverity

    /// The restraint on an alert that goes a way with some routings; nothing where it may be told as often as it comes.
    init?(_ alert: Alert, of item: Delivery, _ routings: [SinkRouting]) {
        guard item.severity < .critical, routings.repeatInterval != nil else { return nil }
        self.routings = routings
        severity = item.severity
        topic = [item.pipeline, item.rule ?? "", alert.kind.name, alert.symbol?.description ?? ""]
            .joined(separator: "\n")
    }

    /// The moment before which an item is not sent, by what the outbox holds for its place.
    func notBefore(_ item: NewOutboxItem, in database: Database) throws -> Timestamp {
        routings.notBefore(severity, at: item.created, last: try last(at: item.place, item.created, in: database))
    }

    /// When the last alert of the topic was told at a place, or will be.
    private func last(at place: OutboxPlace, _ now: Timestamp, in database: Database) throws -> Timestamp? {
        let statement = try database.cachedStatement(sql: Self.query)
        let latest = now + Self.farthest
        let row = try Row.fetchOne(
            statement,
            arguments: [place.sink, place.destination, topic, latest.nanoseconds, now.nanoseconds]
        )
        return row.map { Timestamp(nanoseconds: max($0[0], $0[1])) }
    }

    /// No alert is held back for longer, unless the clock was wrong when it was put into the outbox.
    private static let farthest: Duration = .seconds(3 * 86_400)

    /// What was never told holds nothing back, nor does what seems to be told later: a clock was set back then.
    static let query = """
        SELECT not_before, coalesce(settled, 0) FROM outbox_item
        WHERE sink = ? AND destination = ? AND topic = ? AND not_before <= ? AND state NOT IN ('dead', 'dropped')
            AND (is_open = 1 OR settled <= ?)
        ORDER BY not_before DESC LIMIT 1
        """
}
