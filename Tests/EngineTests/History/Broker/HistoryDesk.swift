import GRDB
import PluginAPI
import PluginTesting
import Synchronization

@testable import Engine

/// One broker, one clock and one store, and what runs of a history on them have told.
final class HistoryDesk: Sendable {
    let broker = BarBroker()
    let clock: ManualClock
    let store: HistoryStore
    private let database: StateDatabase
    private let told = Mutex<[HistoryNews]>([])

    init(at moment: Timestamp, in workspace: Workspace) throws {
        clock = ManualClock(at: moment)
        database = try StateDatabase(in: StateDirectory(workspace.path))
        store = HistoryStore(database)
    }

    /// Changes what is kept as no program would.
    func damage(_ statement: String) throws { try database.write { try $0.execute(sql: statement) } }

    /// The daily bars that are kept of a symbol.
    func kept(_ symbol: Symbol = Moments.samsung, _ interval: BarInterval = .day) throws -> HistoryStore.Kept {
        try store.read(
            HistoryStore.Key(source: "bar-broker", symbol: symbol, interval: interval),
            from: Moments.day("2020-01-01"),
            slot: SymbolSlot(index: 0),
            in: .korea
        )
    }

    /// Runs a history until it waits for the clock, lets a test do something, and ends it.
    func run(
        _ bars: [RuleNeeds.Bars],
        of symbols: [Symbol] = [Moments.samsung],
        isKept: Bool = true,
        _ body: () async throws -> Void = {}
    ) async throws {
        let wish = HistoryWish(pipeline: "test", bars: bars, scopes: [.some(symbols)])
        try await run([wish], isKept: isKept, body)
    }

    func run(_ wishes: [HistoryWish], isKept: Bool = true, _ body: () async throws -> Void = {}) async throws {
        try await run(wishes, isKept: isKept) { _ in try await body() }
    }

    func run(_ wishes: [HistoryWish], isKept: Bool = true, _ body: (BrokerHistory) async throws -> Void) async throws {
        let history = BrokerHistory(
            broker,
            source: "bar-broker",
            store: isKept ? store : nil,
            wishes: wishes,
            symbols: SymbolTable(),
            calendars: Moments.calendars,
            clock: clock
        ) { [self] news in told.withLock { $0.append(news) } }
        let task = Task { await history.run() }
        await clock.untilAwaited()
        try await body(history)
        task.cancel()
        await task.value
    }

    /// Moves the clock and waits until the history waits for it again.
    func advance(to moment: Timestamp) async {
        clock.advance(to: moment)
        await clock.untilAwaited()
    }

    /// The histories told since the last time.
    func takeHistories() -> [BarHistory] {
        told.withLock { told in
            defer { told.removeAll { $0.histories != nil } }
            return told.flatMap { $0.histories ?? [] }
        }
    }

    /// The pipelines that histories were told to.
    var pipelines: [Int] {
        told.withLock(\.self).compactMap { news -> Int? in
            if case .histories(_, let pipeline) = news { pipeline } else { nil }
        }
    }

    var notices: [HistoryNotice] {
        told.withLock(\.self).compactMap { news -> HistoryNotice? in
            if case .notice(let notice) = news { notice } else { nil }
        }
    }

    var ready: [Int] {
        told.withLock(\.self).compactMap { news -> Int? in
            if case .ready(let pipeline) = news { pipeline } else { nil }
        }
    }
}

extension HistoryNews {
    fileprivate var histories: [BarHistory]? { if case .histories(let histories, _) = self { histories } else { nil } }
}

extension [BarHistory] {
    /// The histories as text: length, first and last day, number of bars.
    var summaries: [String] {
        map { history in
            let days = [history.bars.first?.day, history.bars.last?.day].compactMap { $0?.description }
            return "\(history.symbol) \(history.interval) \(days.joined(separator: "...")) \(history.bars.count)"
        }
    }
}

extension BarRequest {
    /// The request as text.
    var text: String { "\(symbol) \(interval) \(days.lowerBound)...\(days.upperBound)" }
}
