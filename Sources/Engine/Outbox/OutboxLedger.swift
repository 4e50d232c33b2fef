internal import GRDB
public import PluginAPI

/// What the outbox of a state folder holds, for a person who asks or decides; a run may go on meanwhile.
public struct OutboxLedger: Sendable {
    /// One message and what became of it.
    public struct Letter: Sendable, Hashable {
        /// What has become of a message.
        public enum State: String, Sendable, Hashable, CaseIterable {
            /// It is to be sent.
            case waiting
            /// It is being sent.
            case sending
            /// The service confirmed it.
            case delivered
            /// It went out within a digest.
            case folded
            /// It waits for a person's decision.
            case dead
            /// It was given up.
            case dropped
        }

        /// The short id of the alert, or of the digest.
        public var id: String
        /// The sink.
        public var sink: String
        /// The destination within the sink; empty for the only one.
        public var destination: String
        /// What has become of it.
        public var state: State
        /// When the alert was raised.
        public var created: Timestamp
        /// When it was settled, if it is.
        public var settled: Timestamp?
        /// How often it was tried.
        public var attempts: Int
        /// Whether an earlier attempt may have arrived.
        public var mayRepeat: Bool
        /// Why it has not arrived, if something is known.
        public var reason: String?
        /// The first line of the message.
        public var line: LocalizedText
        /// The ids of the alerts it stands for, if it is a digest.
        public var members: [String]

        /// Where it goes, as people call it: the sink's name, with the destination where that has one.
        public var place: String { OutboxPlace(sink: sink, destination: destination).title }
    }

    /// How many messages are listed at most.
    public static let longestList = 1_000

    let database: StateDatabase

    /// Opens the outbox of a state folder; nothing when no run has made one.
    ///
    /// - Throws: `StateError`.
    public init?(stateFolder: String) throws(StateError) {
        guard let database = try StateDatabase(visiting: stateFolder) else { return nil }
        self.database = database
    }

    /// The outbox of a run.
    init(of database: StateDatabase) { self.database = database }

    /// What waits or is dead, oldest first.
    public func unsettled() throws(StateError) -> [Letter] {
        try letters("is_open = 1 OR state = 'dead'", [])
    }

    /// What could not be delivered and waits for a person's decision, oldest first.
    public func undelivered() throws(StateError) -> [Letter] { try letters("state = 'dead'", []) }

    /// Every message of an alert or digest, by its id.
    public func letters(of id: String) throws(StateError) -> [Letter] {
        try letters("name = ?", [id])
    }

    /// Sends dead letters again: those of some ids, or all; and opens the places that were closed for them.
    ///
    /// - Returns: how many.
    public func retry(_ ids: [String]?, at now: Timestamp) throws(StateError) -> Int {
        try database.write { database in
            let (condition, arguments) = Self.dead(ids)
            try database.execute(
                sql: """
                    UPDATE outbox_place SET closed = NULL WHERE EXISTS
                        (SELECT 1 FROM outbox_item WHERE outbox_item.sink = outbox_place.sink
                            AND outbox_item.destination = outbox_place.destination AND \(condition))
                    """,
                arguments: StatementArguments(arguments)
            )
            try database.execute(
                sql: """
                    UPDATE outbox_item SET state = 'waiting', is_open = 1, attempts = 0, not_before = 0, settled = NULL,
                        created = ? WHERE \(condition)
                    """,
                arguments: StatementArguments([now.nanoseconds as any DatabaseValueConvertible] + arguments)
            )
            return database.changesCount
        }
    }

    /// Gives up dead letters: those of some ids, or all.
    ///
    /// - Returns: how many.
    public func drop(_ ids: [String]?, at now: Timestamp) throws(StateError) -> Int {
        try database.write { database in
            let (condition, arguments) = Self.dead(ids)
            try database.execute(
                sql: "UPDATE outbox_item SET state = 'dropped', settled = ? WHERE \(condition)",
                arguments: StatementArguments([now.nanoseconds as any DatabaseValueConvertible] + arguments)
            )
            return database.changesCount
        }
    }

    private static func dead(_ ids: [String]?) -> (String, [any DatabaseValueConvertible]) {
        guard let ids else { return ("state = 'dead'", []) }
        let places = Array(repeating: "?", count: ids.count).joined(separator: ", ")
        return ("state = 'dead' AND name IN (\(places))", ids)
    }

    private func letters(_ condition: String, _ arguments: [String]) throws(StateError) -> [Letter] {
        try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT name, sink, destination, state, created, settled, attempts, may_repeat, reason, kind, content
                    FROM outbox_item WHERE (\(condition)) AND kind != 'image' ORDER BY id LIMIT \(Self.longestList)
                    """,
                arguments: StatementArguments(arguments)
            )
            return rows.compactMap(Self.letter)
        }
    }

    private static func letter(_ row: Row) -> Letter? {
        guard let state = Letter.State(rawValue: row[3]) else { return nil }
        let settled: Int64? = row[5]
        let name: String = row[0]
        let content: String = row[10]
        let entries: [AlertDigest.Entry]
        if row[9] as String == OutboxItem.Kind.digest.rawValue {
            entries = (try? StateCoding.decode(StoredDigest.self, from: content))?.entries ?? []
        } else {
            entries = []
        }
        let alert = try? StateCoding.decode(StoredAlert.self, from: content)
        let line = alert.map { LocalizedText($0.entry(named: name).line) } ?? DigestText.heading(entries)
        return Letter(
            id: name,
            sink: row[1],
            destination: row[2],
            state: state,
            created: Timestamp(nanoseconds: row[4]),
            settled: settled.map(Timestamp.init(nanoseconds:)),
            attempts: row[6],
            mayRepeat: row[7],
            reason: row[8],
            line: line,
            members: entries.map(\.id)
        )
    }
}
