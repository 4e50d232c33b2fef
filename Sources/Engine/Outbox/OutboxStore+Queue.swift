internal import GRDB
import PluginAPI

/// What waits at a place, and in which order it leaves.
extension OutboxStore {
    private static let columns = "id, kind, name, rank, created, not_before, attempts, may_repeat, content"

    /// How many alerts one digest holds.
    private static let longestDigest = 2_000

    private static let here = "sink = ? AND destination = ? AND is_open = 1"

    /// The item of a rank that leaves next, if one is due; another than the first where that is told to stand aside.
    func next(at place: OutboxPlace, _ rank: OutboxItem.Rank, now: Timestamp, after id: Int64 = 0) throws(StateError)
        -> OutboxItem?
    {
        try database.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT \(Self.columns) FROM outbox_item
                    WHERE \(Self.here) AND rank = ? AND id > ? AND state = 'waiting' AND not_before <= ?
                        AND (kind != 'image'
                            OR (SELECT state FROM outbox_item AS alert WHERE alert.id = outbox_item.part_of)
                                = 'delivered')
                    ORDER BY id LIMIT 1
                    """,
                arguments: [place.sink, place.destination, rank.rawValue, id, now.nanoseconds]
            )
            return try row.map(Self.item)
        }
    }

    /// The next moment at which something becomes due.
    func nextMoment(at place: OutboxPlace, after now: Timestamp) throws(StateError) -> Timestamp? {
        try database.read { database in
            try Int64.fetchOne(
                database,
                sql: "SELECT min(not_before) FROM outbox_item WHERE \(Self.here) AND not_before > ?",
                arguments: [place.sink, place.destination, now.nanoseconds]
            ).map(Timestamp.init(nanoseconds:))
        }
    }

    /// Ordinary alerts that are due and that nobody has tried to send.
    struct Backlog {
        /// How many they are.
        var count: Int
        /// How many of them were held back.
        var heldBack: Int
        /// When the last of them came.
        var newest: Timestamp
    }

    /// More are not counted, since this is asked before every message; of so many any pace makes a digest.
    private static let mostCounted = 1_000

    /// The ordinary alerts that are due and that nobody has tried to send.
    func backlog(at place: OutboxPlace, now: Timestamp) throws(StateError) -> Backlog {
        try database.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), total(not_before > created), max(created) FROM (
                        SELECT not_before, created FROM outbox_item
                        WHERE \(Self.here) AND rank = 1 AND kind = 'alert' AND state = 'waiting' AND attempts = 0
                            AND not_before <= ?
                        ORDER BY id DESC LIMIT \(Self.mostCounted))
                    """,
                arguments: [place.sink, place.destination, now.nanoseconds]
            )
            return Backlog(
                count: row?[0] ?? 0,
                heldBack: Int(row?[1] as Double? ?? 0),
                newest: Timestamp(nanoseconds: row?[2] ?? 0)
            )
        }
    }

    /// How many messages a sink still has to deliver, pictures not counted.
    func openCount(of sink: String) throws(StateError) -> Int64 {
        try database.read { database in
            try Int64.fetchOne(
                database,
                sql: "SELECT count(*) FROM outbox_item WHERE sink = ? AND is_open = 1 AND kind != 'image'",
                arguments: [sink]
            ) ?? 0
        }
    }

    /// Puts one digest in the place of the ordinary alerts that are due and that nobody has tried to send.
    ///
    /// - Parameters:
    ///   - name: the digest's id.
    ///   - content: the digest's stored form, made of the entries of its alerts.
    /// - Returns: whether there was any that could be read.
    func fold(
        at place: OutboxPlace,
        now: Timestamp,
        name: String,
        content: ([AlertDigest.Entry]) throws -> String
    ) throws(StateError) -> Bool {
        try database.write { database in
            let waiting = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.columns) FROM outbox_item
                    WHERE \(Self.here) AND rank = 1 AND kind = 'alert' AND state = 'waiting' AND attempts = 0
                        AND not_before <= ?
                    ORDER BY id LIMIT \(Self.longestDigest)
                    """,
                arguments: [place.sink, place.destination, now.nanoseconds]
            ).map(Self.item)
            // What cannot be read is left for its own turn, in which that is found and told.
            let items = waiting.compactMap { item in
                (try? StateCoding.decode(StoredAlert.self, from: item.content)).map {
                    (item.id, $0.entry(named: item.name))
                }
            }
            guard !items.isEmpty else { return false }
            let digest = NewOutboxItem(
                place: place,
                kind: .digest,
                name: name,
                rank: .ordinary,
                content: try content(items.map(\.1)),
                created: now,
                notBefore: now
            )
            try Self.insert(digest, in: database)
            let number = database.lastInsertedRowID
            for (id, _) in items {
                try database.execute(
                    sql: "UPDATE outbox_item SET state = 'folded', is_open = 0, part_of = ?, settled = ? WHERE id = ?",
                    arguments: [number, now.nanoseconds, id]
                )
            }
            return true
        }
    }

    static func item(_ row: Row) throws -> OutboxItem {
        guard let kind = OutboxItem.Kind(rawValue: row[1]), let rank = OutboxItem.Rank(rawValue: row[3]) else {
            throw DatabaseError(message: "an item of the outbox of an unknown kind")
        }
        return OutboxItem(
            id: row[0],
            kind: kind,
            name: row[2],
            rank: rank,
            created: Timestamp(nanoseconds: row[4]),
            due: Timestamp(nanoseconds: max(row[4], row[5])),
            attempts: row[6],
            mayRepeat: row[7],
            content: row[8]
        )
    }
}
