internal import Foundation
internal import GRDB
import PluginAPI

/// What was told of an account's orders, over restarts.
struct AccountStore: Sendable {
    private let database: StateDatabase

    init(_ database: StateDatabase) { self.database = database }

    /// The ledger that was stored for a broker of a name; nothing for none, for another account, and for one that cannot
    /// be read.
    func ledger(of name: String, identity: String) throws(StateError) -> Stored {
        let found = try database.read { database in
            let row = try Row.fetchOne(
                database,
                sql: "SELECT content, saved FROM account WHERE name = ? AND identity = ?",
                arguments: [name, identity]
            )
            return row.map { (content: $0[0] as String, saved: Timestamp(nanoseconds: $0[1])) }
        }
        guard let found else { return .none }
        guard let ledger = try? JSONDecoder().decode(ExecutionLedger.self, from: Data(found.content.utf8)) else {
            return .unreadable
        }
        return .ledger(ledger, at: found.saved)
    }

    /// What is there.
    enum Stored {
        case none
        case unreadable
        case ledger(ExecutionLedger, at: Timestamp)
    }

    /// Stores the ledger in place of the one before.
    func save(_ ledger: ExecutionLedger, of name: String, identity: String, at moment: Timestamp) throws(StateError) {
        try database.write { database in
            let content = String(decoding: try JSONEncoder().encode(ledger), as: UTF8.self)
            try database.execute(
                sql: "INSERT OR REPLACE INTO account (name, identity, content, saved) VALUES (?, ?, ?, ?)",
                arguments: [name, identity, content, moment.nanoseconds]
            )
        }
    }
}
