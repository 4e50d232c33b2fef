import Foundation
import GRDB
import PluginAPI
import Synchronization
import Testing

@testable import Engine

@Suite struct StateLogTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `the log of a run that keeps states has its length before the first decision and keeps it`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))

        database.growLog()
        let grown = try logSize()
        for number in 0..<300 { try write(number, to: database) }

        #expect(grown >= 4 << 20)
        #expect(try logSize() == grown)
    }

    @Test func `growing the log leaves nothing in the database and no setting changed`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let before = try database.read { try contents($0) }

        database.growLog()

        #expect(try database.read { try contents($0) } == before)
        #expect(try fileSize("host.sqlite") < 1 << 20)
    }

    @Test func `the log is copied into the database when it is worth it`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        database.copyLogIfWorthwhile()
        #expect(database.logged.load(ordering: .relaxed) == 0)

        for number in 0..<127 { try write(number, to: database) }
        database.copyLogIfWorthwhile()
        #expect(database.logged.load(ordering: .relaxed) == 127)
        try write(127, to: database)
        database.copyLogIfWorthwhile()

        #expect(database.logged.load(ordering: .relaxed) == 0)
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM run") } == 128)
    }

    @Test func `the log is bounded where nobody copies it`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))

        for number in 0..<5_000 { try write(number, to: database) }

        #expect(try logSize() < 5 << 20)
    }

    // MARK: - Helpers

    private func write(_ number: Int, to database: StateDatabase) throws {
        try database.write {
            try $0.execute(sql: "INSERT INTO run (started, is_replay) VALUES (?, 0)", arguments: [number])
        }
    }

    private func contents(_ database: Database) throws -> [String] {
        let names = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema ORDER BY name")
        return try names + String.fetchAll(database, sql: "SELECT cache_size FROM pragma_cache_size")
    }

    private func logSize() throws -> Int { try fileSize("host.sqlite-wal") }

    private func fileSize(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(workspace.path)/\(name)")
        return try #require(attributes[.size] as? Int)
    }
}
