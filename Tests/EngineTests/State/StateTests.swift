import Digest
import Foundation
import GRDB
import PluginAPI
import Testing

@testable import Engine

@Suite struct StateTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `the database promises to survive a power cut and says so when asked`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))

        let mode = try database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }

        #expect(mode == "wal")
    }

    @Test func `what is kept can be read by the owner only`() throws {
        _ = try StateDatabase(in: StateDirectory(workspace.path))

        for file in ["host.sqlite", "host.lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(workspace.path)/\(file)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        }
    }

    @Test func `a database of a later version is refused`() throws {
        let directory = try StateDirectory(workspace.path)
        let database = try StateDatabase(in: directory)
        try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999: the future')") }

        #expect(throws: StateError.tooNew(path: "\(workspace.path)/host.sqlite")) {
            _ = try StateDatabase(in: directory)
        }
    }

    @Test func `a file where the folder should be is named as the cause`() throws {
        let file = try workspace.write("", to: "var")

        let error = #expect(throws: StateError.self) { try StateDirectory(file) }

        #expect(error?.message.en.contains("a file stands where a folder is needed") ?? false)
    }

    @Test func `a folder that cannot be written is named as the cause`() throws {
        // The system's own processes folder refuses everybody, the superuser too.
        let error = #expect(throws: StateError.self) { try StateDirectory("/proc/maedup") }

        #expect(error?.message.en.contains("cannot be used") ?? false)
    }

    @Test func `the folder is free again when its holder is gone`() throws {
        do { _ = try StateDirectory(workspace.path) }

        #expect(throws: Never.self) { try StateDirectory(workspace.path) }
    }

    @Test func `decisions and the states they passed are stored together`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let journal = try journal(database)

        journal.append(output(raised: 1), of: "test")
        journal.append(output(raised: 2), of: "test")
        journal.flush()

        #expect(try journal.savedStates(of: "test")["below"]?.content == #"{"raised":2}"#)
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") } == 2)
        #expect(journal.summary(of: "test").alerts == 2)
    }

    @Test func `each decision's hash holds all before it`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let journal = try journal(database)
        journal.append(output(raised: 1), of: "test")
        journal.append(output(raised: 2), of: "test")
        journal.flush()

        let rows = try database.read { try Row.fetchAll($0, sql: "SELECT content, hash FROM decision ORDER BY id") }

        var hash = DecisionRecord.origin(of: "test")
        for row in rows {
            hash = hash.chained(with: row["content"])
            #expect(row["hash"] == hash.description)
        }
        #expect(journal.summary(of: "test").hash == hash.description)
    }

    @Test func `a replay leaves no states behind`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let replay = try journal(database, savesStates: false)

        replay.append(output(raised: 1), of: "test")
        replay.flush()

        #expect(try journal(database).savedStates(of: "test").isEmpty)
    }

    // MARK: - Helpers

    private func journal(_ database: StateDatabase, savesStates: Bool = true) throws -> DecisionJournal {
        try DecisionJournal(
            database,
            started: Moments.at("09:00"),
            savesStates: savesStates,
            onDurable: { _ in },
            onFailure: { Issue.record("\($0)") }
        )
    }

    private func output(raised: Int) -> PipelineOutput {
        let alert = Alert(
            BelowRule.alerts[0],
            about: Moments.samsung,
            [.price(Price(99), .krw), .integer(Int64(raised))]
        )
        let signal = Signal(Moments.header("09:00", sequence: Int64(raised)), rule: "below", .alert(alert))
        let state = StateSnapshot(rule: "below", version: 1, settingsDigest: "digest") { #"{"raised":\#(raised)}"# }
        return PipelineOutput(decisions: [Decision(signal: signal, outcome: .passed)], states: [state])
    }
}
