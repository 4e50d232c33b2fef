import Digest
import Dispatch
import Foundation
import GRDB
import PluginAPI
import Synchronization
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

    @Test func `decisions of old runs are forgotten and states are not`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let journal = try journal(database)
        journal.append(output(raised: 1), of: "test")
        journal.flush()

        try database.forget(before: Moments.at("08:59"))
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") } == 1)
        try database.forget(before: Moments.at("09:01"))

        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") } == 0)
        #expect(try journal.savedStates(of: "test")["below"] != nil)
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

    @Test func `the timers of a rule are stored with its state`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let journal = try journal(database)
        let timers = [Timer(name: "a", due: Moments.at("09:10")), Timer(name: "b", due: Moments.at("09:20"))]
        var output = output(raised: 1)
        output.states[0].timers = timers

        journal.append(output, of: "test")
        journal.flush()

        #expect(try journal.savedStates(of: "test")["below"]?.timers == StateCoding.encode(timers: timers))
    }

    @Test func `a database from before timers were stored is brought up to date`() throws {
        let directory = try StateDirectory(workspace.path)
        do {
            let old = try DatabaseQueue(path: "\(workspace.path)/host.sqlite")
            try StateSchema.migrator.migrate(old, upTo: "1: rule states and decisions")
            try old.write {
                try $0.execute(sql: "INSERT INTO rule_state VALUES ('test', 'below', 1, 'digest', '{\"raised\":2}', 0)")
            }
        }

        let saved = try journal(StateDatabase(in: directory)).savedStates(of: "test")

        #expect(saved["below"] == SavedState(version: 1, settingsDigest: "digest", content: #"{"raised":2}"#))
    }

    @Test func `of the states that are stored together only the last of each rule is encoded`() throws {
        let door = DispatchSemaphore(value: 0)
        let isFirst = Mutex(true)
        let encoded = Mutex<[Int]>([])
        let journal = try DecisionJournal(
            StateDatabase(in: StateDirectory(workspace.path)),
            started: Moments.at("09:00"),
            savesStates: true,
            prepare: { _ in
                let waits = isFirst.withLock { isFirst in
                    defer { isFirst = false }
                    return isFirst
                }
                if waits { door.wait() }
                return Outgoing()
            },
            onFailure: { Issue.record("\($0)") }
        )
        let stateful = { (number: Int) in
            var output = self.output(raised: number)
            output.states[0] = StateSnapshot(rule: "below", version: 1, settingsDigest: "digest") {
                encoded.withLock { $0.append(number) }
                return "\(number)"
            }
            return output
        }

        journal.append(stateful(0), of: "test")
        for number in 1...9 { journal.append(stateful(number), of: number < 9 ? "test" : "another") }
        door.signal()
        journal.flush()

        // The first may have been taken alone or with some of the others.
        #expect(encoded.withLock { $0.suffix(2).sorted() } == [8, 9])
        #expect(encoded.withLock { $0.count } <= 4)
        #expect(try journal.savedStates(of: "test")["below"]?.content == "8")
        #expect(try journal.savedStates(of: "another")["below"]?.content == "9")
    }

    @Test func `a replay leaves no states behind`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let replay = try journal(database, savesStates: false)

        replay.append(output(raised: 1), of: "test")
        replay.flush()

        #expect(try journal(database).savedStates(of: "test").isEmpty)
    }

    @Test func `a state that has no stored form is told of and keeps nothing else from being stored`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let failures = Mutex<[StateError]>([])
        let journal = try DecisionJournal(
            database,
            started: Moments.at("09:00"),
            savesStates: true,
            prepare: { _ in Outgoing() },
            onFailure: { error in failures.withLock { $0.append(error) } }
        )
        var output = output(raised: 1)
        output.states.append(
            StateSnapshot(rule: "broken", version: 1, settingsDigest: "") { try StateCoding.encode([Double.nan]) }
        )

        journal.append(output, of: "test")
        journal.flush()

        #expect(try journal.savedStates(of: "test").keys.sorted() == ["below"])
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") } == 1)
        #expect(failures.withLock { $0.count } == 1)
        #expect(failures.withLock { $0.first?.message.en.contains("'broken'") } ?? false)
    }

    @Test func `the states at the end of a run are stored behind those of decisions that still wait`() async throws {
        let door = DispatchSemaphore(value: 0)
        let journal = try DecisionJournal(
            StateDatabase(in: StateDirectory(workspace.path)),
            started: Moments.at("09:00"),
            savesStates: true,
            prepare: { _ in
                door.wait()
                return Outgoing()
            },
            onFailure: { Issue.record("\($0)") }
        )
        let maker = TradeMaker()
        let stage = RuleRunner(FirstTwoRule(settings: .init()), id: "first-two", settingsDigest: "")
        let executor = PipelineExecutor(
            name: "test",
            core: PipelineCore(stages: [stage], gate: SessionGate(nil, calendars: Moments.calendars), bars: []),
            watch: nil,
            onOutput: { journal.append($0, of: "test") },
            onSlow: { _ in }
        )
        let clock = RecordedClock(origin: Moments.at("09:00"))
        let route = Timeline.Route(component: "source", pipelines: [executor], timetable: nil, gate: nil)
        let timeline = Timeline(clock: clock, routes: [route], pipelines: [executor]) { _ in Moments.friday }
        let run = TimelineRun(timeline: timeline, journal: journal, executors: [executor], isRecorded: false)
        for time in ["09:00", "09:01", "09:02"] {
            var trades = maker.trades("\(time) 1")
            try timeline.send(&trades, from: 0)
        }

        for _ in 1...3 { door.signal() }
        let late = await run.finish(until: .now + .seconds(60))

        #expect(late.isEmpty)
        #expect(try journal.savedStates(of: "test")["first-two"]?.content == #"{"seen":3}"#)
    }

    // MARK: - Helpers

    /// Counts trades and raises an alert on the first two.
    private struct FirstTwoRule: Rule {
        struct Settings: PluginSettings {}

        struct State: Codable, Sendable {
            var seen = 0
        }

        static let summary: LocalizedText = "Counts trades."
        static let consumes: EventKinds = .trades

        var state = State()

        init(settings: Settings) {}

        mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
            for index in trades.indices {
                state.seen += 1
                guard state.seen <= 2 else { continue }
                signals.raise(Alert(TickRule.alerts[0], about: nil, []), on: trades[index].header)
            }
        }
    }

    private func journal(_ database: StateDatabase, savesStates: Bool = true) throws -> DecisionJournal {
        try DecisionJournal(
            database,
            started: Moments.at("09:00"),
            savesStates: savesStates,
            prepare: { _ in Outgoing() },
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
