internal import GRDB
public import PluginAPI
internal import Synchronization

/// The instruments that each person is told of: those of the configuration, with what people have changed in chats since.
public final class Watchlist: Sendable {
    /// The table of what people have changed.
    static let table = """
        CREATE TABLE watch_change (
            user TEXT NOT NULL,
            symbol TEXT NOT NULL,
            is_added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            PRIMARY KEY (user, symbol)
        ) STRICT, WITHOUT ROWID;
        """

    /// How many instruments one person can have.
    static let longest = 200

    private let database: StateDatabase?
    private let written: [String: [Symbol]]
    private let lists: Mutex<[String: [Symbol]]>

    /// Reads what has changed since the configuration was written.
    ///
    /// - Throws: `StateError`.
    convenience init(_ users: [UserBlueprint], in database: StateDatabase) throws(StateError) {
        try self.init(users, database)
    }

    /// The lists of a state folder, where a host may be running; those of the configuration when there is none.
    ///
    /// - Throws: `StateError`.
    public convenience init(_ users: [UserBlueprint], stateFolder: String) throws(StateError) {
        try self.init(users, StateDatabase(visiting: stateFolder))
    }

    private init(_ users: [UserBlueprint], _ database: StateDatabase?) throws(StateError) {
        self.database = database
        written = Dictionary(users.map { ($0.name, $0.symbols) }, uniquingKeysWith: { first, _ in first })
        let changes = try database?.read { database in
            try Row.fetchAll(database, sql: "SELECT user, symbol, is_added FROM watch_change ORDER BY changed, symbol")
                .map { (user: $0[0] as String, symbol: $0[1] as String, isAdded: $0[2] as Bool) }
        }
        var lists = written
        for change in changes ?? [] {
            guard let symbol = Symbol(change.symbol), lists[change.user] != nil else { continue }
            lists[change.user]?.removeAll { $0 == symbol }
            if change.isAdded { lists[change.user]?.append(symbol) }
        }
        self.lists = Mutex(lists)
    }

    /// What a person is told of.
    public func symbols(of user: String) -> [Symbol] { lists.withLock { $0[user] ?? [] } }

    /// Whether a person is told of an instrument.
    func has(_ symbol: Symbol, _ user: String) -> Bool { lists.withLock { $0[user]?.contains(symbol) ?? false } }

    /// What anybody is told of.
    var all: Set<Symbol> { lists.withLock { Set($0.values.joined()) } }

    /// What anybody is told of by the configuration alone.
    var allWritten: Set<Symbol> { Set(written.values.joined()) }

    /// Adds an instrument to a person's list or takes it out, over restarts.
    func change(_ symbol: Symbol, of user: String, isAdded: Bool, at moment: Timestamp) throws(StateError) {
        try database?.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO watch_change (user, symbol, is_added, changed) VALUES (?, ?, ?, ?)",
                arguments: [user, symbol.description, isAdded, moment.nanoseconds]
            )
        }
        lists.withLock { lists in
            lists[user]?.removeAll { $0 == symbol }
            if isAdded { lists[user]?.append(symbol) }
        }
    }
}
