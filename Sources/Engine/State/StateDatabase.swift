internal import Foundation
internal import GRDB
import PluginAPI
internal import Synchronization

/// Rule states and decisions in one SQLite database, written in transactions that survive a power cut.
final class StateDatabase: Sendable {
    let queue: DatabaseQueue
    private let path: String

    /// How many transactions stand in the log since it was last copied into the database.
    let logged = Atomic<Int>(0)

    /// Opens the database of a state folder, brings it up to date and reads back that it is durable.
    ///
    /// - Throws: `StateError`.
    init(in directory: StateDirectory) throws(StateError) {
        path = directory.file(Self.file)
        queue = try Self.translating(path) { [path] in
            var configuration = Self.configuration
            configuration.journalMode = .wal
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            // GRDB opens a WAL database with synchronous=NORMAL, which can lose the last commits in a power cut.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return queue
        }
        try checkDurability()
        try migrate()
    }

    /// Opens the database of a folder that a host may be using, for a question or a small change; nothing when there is none.
    ///
    /// - Throws: `StateError`, also when the database is of another version.
    init?(visiting folder: String) throws(StateError) {
        path = "\(folder)/\(Self.file)"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        queue = try Self.translating(path) { [path] in try DatabaseQueue(path: path, configuration: Self.configuration)
        }
        let migrator = StateSchema.migrator
        guard try read({ try !migrator.hasBeenSuperseded($0) }) else { throw .tooNew(path: path) }
        guard try read({ try migrator.hasCompletedMigrations($0) }) else { throw .tooOld(path: path) }
    }

    private static let file = "host.sqlite"

    /// Another program may look into the database for a moment; that is waited for.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// Runs one transaction; when this returns, its changes are durable.
    func write<Value>(_ change: (Database) throws -> Value) throws(StateError) -> Value {
        logged.wrappingAdd(1, ordering: .relaxed)
        return try Self.translating(path) { try queue.write(change) }
    }

    /// Reads a consistent state.
    func read<Value>(_ query: (Database) throws -> Value) throws(StateError) -> Value {
        try Self.translating(path) { try queue.read(query) }
    }

    /// Forgets the decisions of runs that began before a moment and the messages that were settled before it; what waits and
    /// the states of rules stay.
    func forget(before moment: Timestamp) throws(StateError) {
        try write { database in
            try database.execute(sql: "DELETE FROM run WHERE started < ?", arguments: [moment.nanoseconds])
            try database.execute(
                sql: "DELETE FROM outbox_item WHERE is_open = 0 AND coalesce(settled, created) < ?",
                arguments: [moment.nanoseconds]
            )
        }
    }

    private func checkDurability() throws(StateError) {
        let found = try Self.translating(path) {
            try queue.writeWithoutTransaction { database in
                let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
                let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "?"
                return (synchronous, journal)
            }
        }
        guard found == (2, "wal") else {
            throw .notDurable(path: path, found: "synchronous=\(found.0), journal_mode=\(found.1)")
        }
    }

    private func migrate() throws(StateError) {
        let migrator = StateSchema.migrator
        let isTooNew = try read { try migrator.hasBeenSuperseded($0) }
        guard !isTooNew else { throw .tooNew(path: path) }
        try Self.translating(path) { try migrator.migrate(queue) }
    }

    private static func translating<Value>(_ path: String, _ work: () throws -> Value) throws(StateError) -> Value {
        do {
            return try work()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw .diskFull(path: path)
        } catch let error as DatabaseError {
            throw .cannotUse(
                path: path,
                reason: LocalizedText(stringLiteral: error.message ?? "SQLite \(error.resultCode)")
            )
        } catch {
            throw .cannotUse(path: path, reason: LocalizedText(stringLiteral: error.localizedDescription))
        }
    }
}
