import GRDB
import PluginAPI
import Testing

@testable import Engine

@Suite struct StateSchemaTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `a database of the first version keeps its decisions, runs and states`() throws {
        try writeFirstVersion()

        let database = try StateDatabase(in: StateDirectory(workspace.path))

        let decisions = try database.read {
            try String.fetchAll(
                $0,
                sql: "SELECT run || pipeline || received || content || hash FROM decision ORDER BY run, id"
            )
        }
        #expect(decisions == ["1a7firsthash-1", "1b8secondhash-2", "2a9thirdhash-3"])
        #expect(try database.read { try String.fetchOne($0, sql: "SELECT content FROM rule_state") } == "{}")
        #expect(try database.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    }

    @Test func `a database of the first version takes new decisions and forgets old runs`() throws {
        try writeFirstVersion()
        let database = try StateDatabase(in: StateDirectory(workspace.path))

        let run = try database.write { database in
            try database.execute(sql: "INSERT INTO run (started, is_replay) VALUES (30, 0)")
            return database.lastInsertedRowID
        }
        try database.write {
            try $0.execute(sql: "INSERT INTO decision VALUES (?, 1, 'a', 10, 'fourth', 'hash-4')", arguments: [run])
        }
        try database.forget(before: Timestamp(nanoseconds: 15))

        #expect(run == 3)
        let left = try database.read { try String.fetchAll($0, sql: "SELECT content FROM decision ORDER BY run, id") }
        #expect(left == ["third", "fourth"])
    }

    @Test func `what waits is never forgotten, and what is settled only when that was long ago`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        try database.write { database in
            for (name, isOpen, settled) in [("waits", 1, nil), ("old", 0, 10), ("recent", 0, 20)]
                as [(String, Int, Int?)]
            {
                try database.execute(
                    sql: """
                        INSERT INTO outbox_item (sink, destination, kind, name, rank, is_open, state, created, not_before,
                            settled, content)
                        VALUES ('phone', '1', 'alert', ?, 1, ?, 'waiting', 5, 5, ?, '')
                        """,
                    arguments: [name, isOpen, settled]
                )
            }
        }

        try database.forget(before: Timestamp(nanoseconds: 15))

        let left = try database.read { try String.fetchAll($0, sql: "SELECT name FROM outbox_item ORDER BY id") }
        #expect(left == ["waits", "recent"])
    }

    @Test func `a database of the sixth version keeps what its outbox holds, in order`() throws {
        let queue = try DatabaseQueue(path: "\(workspace.path)/host.sqlite")
        try StateSchema.migrator.migrate(queue, upTo: "6: alerts on their way")
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO outbox_item (id, sink, destination, kind, name, rank, is_open, state, created,
                        not_before, attempts, may_repeat, part_of, receipt, reason, settled, content) VALUES
                        (7, 's', 'd', 'alert', 'n', 1, 1, 'waiting', 1, 2, 3, 1, 4, 'r', 'why', 5, 'c'),
                        (9, 's', 'd', 'alert', 'm', 1, 0, 'dead', 1, 2, 3, 0, NULL, NULL, NULL, NULL, 'c');
                    """
            )
        }
        try queue.close()

        let database = try StateDatabase(in: StateDirectory(workspace.path))

        let rows = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM outbox_item ORDER BY id") }
        #expect(rows.map { $0["id"] as Int } == [7, 9])
        #expect(
            rows[0].description.contains("state:\"waiting\" created:1 not_before:2 attempts:3 may_repeat:1 part_of:4")
        )
        #expect(rows[0].description.contains("receipt:\"r\" reason:\"why\" settled:5 content:\"c\" topic:NULL"))
    }

    // MARK: - Helpers

    private func writeFirstVersion() throws {
        let queue = try DatabaseQueue(path: "\(workspace.path)/host.sqlite")
        try StateSchema.migrator.migrate(queue, upTo: "1: rule states and decisions")
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO run (started, is_replay) VALUES (10, 0), (20, 1);
                    INSERT INTO decision (run, pipeline, name, received, content, hash) VALUES
                        (1, 'a', 'n1', 7, 'first', 'hash-1'), (1, 'b', 'n2', 8, 'second', 'hash-2'),
                        (2, 'a', 'n3', 9, 'third', 'hash-3');
                    INSERT INTO rule_state VALUES ('a', 'below', 1, 'digest', '{}', 7);
                    """
            )
        }
        try queue.close()
    }
}
