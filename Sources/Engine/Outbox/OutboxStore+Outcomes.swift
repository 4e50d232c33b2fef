internal import GRDB
import PluginAPI

/// What becomes of items.
extension OutboxStore {
    /// Takes down, before the first byte leaves, that an item is being sent.
    func begin(_ item: OutboxItem) throws(StateError) {
        try database.write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE outbox_item SET state = 'sending', attempts = attempts + 1 WHERE id = ?"
            )
            try statement.execute(arguments: [item.id])
        }
    }

    /// Takes down that the service confirmed an item.
    func delivered(_ item: OutboxItem, receipt: String?, at now: Timestamp) throws(StateError) {
        try database.write { database in
            let statement = try database.cachedStatement(
                sql: """
                    UPDATE outbox_item SET state = 'delivered', is_open = 0, receipt = ?, reason = NULL, settled = ?
                    WHERE id = ?
                    """
            )
            try statement.execute(arguments: [receipt, now.nanoseconds, item.id])
        }
    }

    /// Puts an item back to be tried again.
    func postpone(_ item: OutboxItem, mayRepeat: Bool, because reason: String) throws(StateError) {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox_item SET state = 'waiting', may_repeat = max(may_repeat, ?), reason = ? WHERE id = ?
                    """,
                arguments: [mayRepeat, reason, item.id]
            )
        }
    }

    /// Settles an item without having delivered it.
    func settle(_ item: OutboxItem, as state: OutboxItem.State, because reason: String, at now: Timestamp)
        throws(StateError)
    {
        try database.write { database in
            try database.execute(
                sql: "UPDATE outbox_item SET state = ?, is_open = 0, reason = ?, settled = ? WHERE id = ?",
                arguments: [state.rawValue, reason, now.nanoseconds, item.id]
            )
        }
    }

    /// Puts everything that waits at a place among the dead letters, pictures excepted: they are dropped.
    ///
    /// - Returns: how many alerts that were.
    func bury(at place: OutboxPlace, because reason: String, now: Timestamp) throws(StateError) -> Int {
        try database.write { database in
            let count = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM outbox_item
                    WHERE sink = ? AND destination = ? AND is_open = 1 AND kind != 'image'
                    """,
                arguments: [place.sink, place.destination]
            )
            try database.execute(
                sql: """
                    UPDATE outbox_item SET state = iif(kind = 'image', 'dropped', 'dead'), is_open = 0, reason = ?,
                        settled = ?
                    WHERE sink = ? AND destination = ? AND is_open = 1
                    """,
                arguments: [reason, now.nanoseconds, place.sink, place.destination]
            )
            return count ?? 0
        }
    }

    /// Lets dead letters of a place wait again that are dead for one of some reasons.
    func exhume(at place: OutboxPlace, buriedBecause reasons: [String]) throws(StateError) {
        try database.write { database in
            for reason in reasons {
                try database.execute(
                    sql: """
                        UPDATE outbox_item SET state = 'waiting', is_open = 1, reason = NULL, settled = NULL
                        WHERE sink = ? AND destination = ? AND state = 'dead' AND reason = ?
                        """,
                    arguments: [place.sink, place.destination, reason]
                )
            }
        }
    }

    /// Whether pictures wait at a place.
    func hasImages(at place: OutboxPlace) throws(StateError) -> Bool {
        try database.read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM outbox_item
                        WHERE sink = ? AND destination = ? AND is_open = 1 AND rank = 2)
                    """,
                arguments: [place.sink, place.destination]
            ) ?? false
        }
    }

    /// Drops the pictures that were due before a moment and those whose alert will not arrive by itself.
    func dropImages(at place: OutboxPlace, before moment: Timestamp, now: Timestamp) throws(StateError) {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox_item SET state = 'dropped', is_open = 0, settled = ?
                    WHERE sink = ? AND destination = ? AND is_open = 1 AND rank = 2 AND (max(created, not_before) < ?
                        OR (SELECT state FROM outbox_item AS alert WHERE alert.id = outbox_item.part_of)
                            NOT IN ('waiting', 'sending', 'delivered'))
                    """,
                arguments: [now.nanoseconds, place.sink, place.destination, moment.nanoseconds]
            )
        }
    }

    /// The id that the service gave to the message that a picture belongs to.
    func receipt(behind image: OutboxItem) throws(StateError) -> String? {
        try database.read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT receipt FROM outbox_item
                    WHERE id = (SELECT part_of FROM outbox_item AS image WHERE image.id = ?)
                    """,
                arguments: [image.id]
            )
        }
    }
}
