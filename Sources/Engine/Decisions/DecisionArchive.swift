internal import GRDB
public import PluginAPI

/// The decisions that a state folder keeps, for a person who asks for one.
public struct DecisionArchive: Sendable {
    /// One decision as it was stored.
    public struct Entry: Sendable, Hashable {
        /// The canonical form, one JSON object.
        public var content: String
        /// The digest of this decision and all before it in its pipeline and run.
        public var hash: String
        /// When the run began.
        public var started: Timestamp
    }

    /// How many characters an id has.
    public static let idLength = 10

    private let database: StateDatabase

    /// Opens the archive of a state folder; nothing when no run has made one.
    ///
    /// - Throws: `StateError`.
    public init?(stateFolder: String) throws(StateError) {
        guard let database = try StateDatabase(visiting: stateFolder) else { return nil }
        self.database = database
    }

    /// The archive of a run.
    init(of database: StateDatabase) { self.database = database }

    /// The last decision with an id, which is the beginning of its hash.
    public func entry(of id: String) throws(StateError) -> Entry? {
        guard id.count >= Self.idLength, id.allSatisfy(\.isHexDigit) else { return nil }
        return try database.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT content, hash, started FROM decision JOIN run ON run.id = decision.run
                    WHERE hash >= ? AND hash < ? ORDER BY run DESC, decision.id DESC LIMIT 1
                    """,
                arguments: [id.lowercased(), id.lowercased() + "g"]
            )
            return row.map { Entry(content: $0[0], hash: $0[1], started: Timestamp(nanoseconds: $0[2])) }
        }
    }
}
