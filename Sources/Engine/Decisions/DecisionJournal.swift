internal import DequeModule
internal import Digest
internal import Dispatch
internal import GRDB
import PluginAPI
internal import Synchronization

/// Makes decisions durable together with the states of the rules they passed and the messages they make, then hands them on.
///
/// Pipelines put what they decided into a bounded queue and go on; one thread takes everything that waits into one
/// transaction. Nothing is handed on before it is durable. When the queue is full, the pipeline waits: a decision is never
/// dropped.
final class DecisionJournal: Sendable {
    private struct Entry: Sendable {
        var pipeline: String
        var output: PipelineOutput
    }

    /// A rule's state in its stored form.
    private struct StoredState {
        var pipeline: String
        var snapshot: StateSnapshot
        var content: String
        var timers: String
        var moment: Timestamp
    }

    private struct Waiting {
        var entries: Deque<Entry> = []
        var isScheduled = false
    }

    private struct Progress {
        var hashes: [String: SHA256] = [:]
        var summaries: [String: DecisionSummary] = [:]
        var count: Int64 = 0
    }

    /// How many outputs of pipelines can wait.
    static let queueLimit = 10_000

    private let database: StateDatabase
    private let run: Int64
    private let savesStates: Bool
    private let waiting = Mutex(Waiting())
    private let progress = Mutex(Progress())
    private let room = DispatchSemaphore(value: queueLimit)
    private let queue = DispatchQueue(label: "maedup.journal")
    private let prepare: @Sendable ([DecisionRecord]) -> Outgoing
    private let onFailure: @Sendable (StateError) -> Void

    /// Starts the journal of a run.
    ///
    /// - Parameters:
    ///   - savesStates: whether rule states outlive the run; not so for a replay, which begins afresh each time.
    ///   - prepare: makes of decisions, in order, what is stored with them and what is handed on once they are stored.
    ///   - onFailure: called when they could not be stored; they are handed on all the same, since an alert that repeats
    ///     after a restart is better than one that is lost.
    init(
        _ database: StateDatabase,
        started: Timestamp,
        savesStates: Bool,
        prepare: @escaping @Sendable ([DecisionRecord]) -> Outgoing,
        onFailure: @escaping @Sendable (StateError) -> Void
    ) throws(StateError) {
        self.database = database
        self.savesStates = savesStates
        self.prepare = prepare
        self.onFailure = onFailure
        run = try database.write { database in
            try database.execute(
                sql: "INSERT INTO run (started, is_replay) VALUES (?, ?)",
                arguments: [started.nanoseconds, !savesStates]
            )
            return database.lastInsertedRowID
        }
        if savesStates { queue.async { database.growLog() } }
    }

    /// Puts what a pipeline decided into the queue.
    func append(_ output: PipelineOutput, of pipeline: String) {
        room.wait()
        let schedules = waiting.withLock { waiting in
            waiting.entries.append(Entry(pipeline: pipeline, output: output))
            defer { waiting.isScheduled = true }
            return !waiting.isScheduled
        }
        if schedules { queue.async { self.commit() } }
    }

    /// Waits until everything put into the queue so far is durable and handed on.
    func flush() { queue.sync { commit() } }

    /// What a pipeline decided so far.
    func summary(of pipeline: String) -> DecisionSummary {
        progress.withLock { progress in
            var summary = progress.summaries[pipeline] ?? DecisionSummary(hash: "")
            summary.hash = (progress.hashes[pipeline] ?? DecisionRecord.origin(of: pipeline)).description
            return summary
        }
    }

    /// The states of a pipeline's rules as they were stored last, by rule.
    func savedStates(of pipeline: String) throws(StateError) -> [String: SavedState] {
        guard savesStates else { return [:] }
        return try database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT rule, version, settings_digest, content, timers FROM rule_state WHERE pipeline = ?",
                arguments: [pipeline]
            )
            return rows.reduce(into: [:]) { states, row in
                states[row[0] as String] = SavedState(
                    version: row[1],
                    settingsDigest: row[2],
                    content: row[3],
                    timers: row[4]
                )
            }
        }
    }

    private func commit() {
        let entries = waiting.withLock { waiting in
            waiting.isScheduled = false
            defer { waiting.entries = [] }
            return waiting.entries
        }
        guard !entries.isEmpty else { return }
        let records = entries.flatMap(chain)
        let outgoing = prepare(records)
        do {
            try store(records, latestStates(in: entries), outgoing.rows)
            outgoing.handOn(isStored: true)
        } catch {
            onFailure(error)
            outgoing.handOn(isStored: false)
        }
        for _ in entries { room.signal() }
        if waiting.withLock(\.entries.isEmpty) { database.copyLogIfWorthwhile() }
    }

    private func chain(_ entry: Entry) -> [DecisionRecord] {
        progress.withLock { progress in
            entry.output.decisions.map { decision in
                let previous = progress.hashes[entry.pipeline] ?? DecisionRecord.origin(of: entry.pipeline)
                progress.count += 1
                let record = DecisionRecord(
                    decision,
                    pipeline: entry.pipeline,
                    number: progress.count,
                    after: previous
                )
                progress.hashes[entry.pipeline] = record.hash
                progress.summaries[entry.pipeline, default: DecisionSummary(hash: "")].count(decision)
                return record
            }
        }
    }

    /// The last state of each rule: those before it would be replaced in the same transaction.
    ///
    /// Encoded before the transaction, so that one that cannot be keeps nothing else from being stored.
    private func latestStates(in entries: Deque<Entry>) -> [StoredState] {
        guard savesStates else { return [] }
        var seen: Set<RuleAddress> = []
        return entries.reversed().flatMap { entry in
            entry.output.states.reversed().compactMap { state in
                let isLatest = seen.insert(RuleAddress(pipeline: entry.pipeline, rule: state.rule)).inserted
                return isLatest ? encode(state, of: entry) : nil
            }
        }
    }

    private func encode(_ state: StateSnapshot, of entry: Entry) -> StoredState? {
        let decided = entry.output.decisions.last?.signal.header.receivedAt
        let moment = decided ?? entry.output.moment ?? Timestamp(nanoseconds: 0)
        do {
            return StoredState(
                pipeline: entry.pipeline,
                snapshot: state,
                content: try state.encode(),
                timers: try StateCoding.encode(timers: state.timers),
                moment: moment
            )
        } catch {
            onFailure(.cannotEncode(pipeline: entry.pipeline, rule: state.rule, reason: "\(error)"))
            return nil
        }
    }

    private func store(
        _ records: [DecisionRecord],
        _ states: [StoredState],
        _ rows: [NewOutboxItem]
    ) throws(StateError) {
        try database.write { database in
            let statement = try database.cachedStatement(
                sql: "INSERT INTO decision (run, id, pipeline, received, content, hash) VALUES (?, ?, ?, ?, ?, ?)"
            )
            for record in records {
                let received = record.decision.signal.header.receivedAt.nanoseconds
                try statement.execute(
                    arguments: [
                        run, record.number, record.pipeline, received, record.content, record.hash.description,
                    ]
                )
            }
            for state in states { try Self.save(state, in: database) }
            for row in rows { try OutboxStore.insert(row, in: database) }
        }
    }

    private static func save(_ state: StoredState, in database: Database) throws {
        let snapshot = state.snapshot
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO rule_state (pipeline, rule, version, settings_digest, content, timers, saved)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(
            arguments: [
                state.pipeline, snapshot.rule, snapshot.version, snapshot.settingsDigest, state.content,
                state.timers, state.moment.nanoseconds,
            ]
        )
    }
}

extension DecisionSummary {
    fileprivate mutating func count(_ decision: Decision) {
        switch (decision.outcome, decision.signal.content) {
        case (.suppressed, _): suppressed += 1
        case (.passed, .alert): alerts += 1
        case (.passed, .order): orders += 1
        }
    }
}
