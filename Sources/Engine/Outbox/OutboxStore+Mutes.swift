internal import GRDB
import PluginAPI

/// Silence that people ask for, over restarts.
extension OutboxStore {
    /// Until when each place is muted that is or was.
    func mutes() throws(StateError) -> [OutboxPlace: Timestamp] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT sink, destination, muted_until FROM outbox_place WHERE muted_until > 0"
            )
            return rows.reduce(into: [:]) { mutes, row in
                mutes[OutboxPlace(sink: row[0], destination: row[1])] = Timestamp(nanoseconds: row[2])
            }
        }
    }

    /// Mutes a place until a moment, with what waits there, or lets go what was held back for that alone.
    func mute(_ place: OutboxPlace, until end: Timestamp?, at now: Timestamp) throws(StateError) {
        try database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO outbox_place (sink, destination, fingerprint, muted_until) VALUES (?, ?, '', ?)
                    ON CONFLICT DO UPDATE SET muted_until = excluded.muted_until
                    """,
                arguments: [place.sink, place.destination, end?.nanoseconds ?? 0]
            )
            try database.execute(
                sql: """
                    UPDATE outbox_item SET not_before = max(held_until, ?) WHERE \(Self.ordinary) AND not_before > held_until
                    """,
                arguments: [now.nanoseconds, place.sink, place.destination]
            )
            guard let end else { return }
            try database.execute(
                sql: "UPDATE outbox_item SET not_before = max(not_before, ?) WHERE \(Self.ordinary)",
                arguments: [end.nanoseconds, place.sink, place.destination]
            )
        }
    }

    /// What waits at a place and is not critical: ordinary messages, and the pictures that follow them.
    private static let ordinary = """
        sink = ? AND destination = ? AND is_open = 1 AND state = 'waiting'
            AND (rank = 1 OR (SELECT rank FROM outbox_item AS alert WHERE alert.id = outbox_item.part_of) = 1)
        """
}
