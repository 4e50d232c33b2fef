internal import GRDB
import PluginAPI

/// The outbox's tables.
struct OutboxStore: Sendable {
    let database: StateDatabase

    /// Puts an item into the outbox within a transaction of someone else.
    static func insert(_ item: NewOutboxItem, partOf parent: Int64? = nil, in database: Database) throws {
        var item = item
        if let restraint = item.restraint {
            item.notBefore = max(item.notBefore, try restraint.notBefore(item, in: database))
        }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO outbox_item
                    (sink, destination, kind, name, rank, is_open, state, created, held_until, not_before, part_of, content,
                    topic)
                VALUES (?, ?, ?, ?, ?, 1, 'waiting', ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(
            arguments: [
                item.place.sink, item.place.destination, item.kind.rawValue, item.name, item.rank.rawValue,
                item.created.nanoseconds, item.notBefore.nanoseconds,
                max(item.notBefore, item.mutedUntil).nanoseconds, parent, item.content, item.restraint?.topic,
            ]
        )
        if let image = item.image { try insert(item.picture(image), partOf: database.lastInsertedRowID, in: database) }
    }

    /// Puts items into the outbox.
    func insert(_ items: [NewOutboxItem]) throws(StateError) {
        try database.write { database in
            for item in items { try Self.insert(item, in: database) }
        }
    }

    /// Makes a place ready at the start of a run: what was being sent waits again and may be a repeat, and a place that was
    /// closed is open when it is reached in another way.
    func open(_ place: OutboxPlace, fingerprint: String) throws(StateError) -> PlaceState {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox_item SET state = 'waiting', may_repeat = 1
                    WHERE sink = ? AND destination = ? AND is_open = 1 AND state = 'sending'
                    """,
                arguments: [place.sink, place.destination]
            )
            if let known = try Self.place(place, in: database), known.fingerprint == fingerprint { return known.state }
            try database.execute(
                sql: """
                    INSERT INTO outbox_place (sink, destination, fingerprint) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET
                        fingerprint = excluded.fingerprint, address = NULL, wait_until = 0, closed = NULL
                    """,
                arguments: [place.sink, place.destination, fingerprint]
            )
            return PlaceState()
        }
    }

    /// What is known of a place.
    func state(of place: OutboxPlace) throws(StateError) -> PlaceState {
        try database.read { try Self.place(place, in: $0)?.state ?? PlaceState() }
    }

    private static func place(
        _ place: OutboxPlace,
        in database: Database
    ) throws -> (fingerprint: String, state: PlaceState)? {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT fingerprint, address, wait_until, closed FROM outbox_place WHERE sink = ? AND destination = ?",
            arguments: [place.sink, place.destination]
        )
        return row.map { row in
            (row[0], PlaceState(address: row[1], waitUntil: Timestamp(nanoseconds: row[2]), closed: row[3]))
        }
    }

    /// When messages were sent to a place since a moment.
    ///
    /// - Parameter end: now; what seems to be sent later is left out, since the clock has been set back.
    func sent(to place: OutboxPlace, since moment: Timestamp, until end: Timestamp) throws(StateError)
        -> [Timestamp]
    {
        try database.read { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT settled FROM outbox_item
                    WHERE sink = ? AND destination = ? AND state = 'delivered' AND settled > ? AND settled <= ?
                    ORDER BY settled
                    """,
                arguments: [place.sink, place.destination, moment.nanoseconds, end.nanoseconds]
            ).map(Timestamp.init(nanoseconds:))
        }
    }

    /// Changes what is known of a place.
    func save(_ state: PlaceState, of place: OutboxPlace) throws(StateError) {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox_place SET address = ?, wait_until = ?, closed = ? WHERE sink = ? AND destination = ?
                    """,
                arguments: [
                    state.address, state.waitUntil.nanoseconds, state.closed, place.sink, place.destination,
                ]
            )
        }
    }

    /// The places that take nothing any more.
    func closedPlaces() throws(StateError) -> Set<OutboxPlace> {
        Set(try places("SELECT sink, destination FROM outbox_place WHERE closed IS NOT NULL"))
    }

    /// The places where something waits.
    func openPlaces() throws(StateError) -> [OutboxPlace] {
        try places("SELECT DISTINCT sink, destination FROM outbox_item WHERE is_open = 1")
    }

    private func places(_ query: String) throws(StateError) -> [OutboxPlace] {
        try database.read { database in
            try Row.fetchAll(database, sql: query).map { OutboxPlace(sink: $0[0], destination: $0[1]) }
        }
    }

    /// What is known of a place over restarts.
    struct PlaceState: Sendable, Equatable {
        /// The address that has taken the place of its own.
        var address: String?

        /// The moment before which the service wants nothing.
        var waitUntil = Timestamp(nanoseconds: 0)

        /// Why nothing can be delivered there any more, if that is so.
        var closed: String?
    }
}

extension NewOutboxItem {
    /// The picture that follows it.
    fileprivate func picture(_ content: String) -> NewOutboxItem {
        var picture = self
        picture.kind = .image
        picture.rank = .image
        picture.content = content
        picture.image = nil
        picture.restraint = nil
        return picture
    }
}
