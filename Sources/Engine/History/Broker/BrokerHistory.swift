import PluginAPI
internal import Synchronization

/// The past bars of every pipeline that takes them from one broker.
///
/// It may run once the broker has first reported that it runs. Bars are read at the start, when prices may have been
/// adjusted before a market opens, and after each close; those that are kept are given without asking. No more than two
/// questions are asked at once.
final class BrokerHistory: Sendable {
    fileprivate struct State {
        /// The series that have been given.
        var given: Set<Int> = []
        /// The series that there will never be.
        var hopeless: Set<Int> = []
        /// The series that each pipeline still waits for.
        var unsettled: [Int: Set<Int>]
        var isWaiting = false
        /// What is said once.
        var said: Set<HistoryNotice> = []
    }

    private enum Outcome: Sendable {
        case done(isLate: Bool)
        case retry(after: Duration?, reason: String)
    }

    /// What came of questions up to the first that failed.
    private struct Round {
        var pause: Duration?
        var answers = 0
        var isLate = false
    }

    private let broker: any Broker
    private let source: String
    private let store: HistoryStore?
    private let calendars: Calendars
    private let clock: any RunClock
    private let series: [HistorySeries]
    private let tell: @Sendable (HistoryNews) -> Void
    private let state: Mutex<State>

    /// How many questions are asked at once.
    private static let width = 2

    /// The longest pause after an error that does not name one.
    static let longestPause: Duration = .seconds(300)

    /// How long after a look a broker that is late is asked again.
    static let secondLook: Duration = .seconds(20 * 60)

    /// How often it is asked again before the next look.
    private static let secondLooks = 3

    /// Gathers what the pipelines want.
    ///
    /// - Parameters:
    ///   - source: what bars of this broker are kept under.
    ///   - store: where they are kept; nothing for a broker whose bars are another's tomorrow.
    init(
        _ broker: any Broker,
        source: String,
        store: HistoryStore?,
        wishes: [HistoryWish],
        symbols: SymbolTable,
        calendars: Calendars,
        clock: any RunClock,
        tell: @escaping @Sendable (HistoryNews) -> Void
    ) {
        self.broker = broker
        self.source = source
        self.store = store
        self.calendars = calendars
        self.clock = clock
        self.tell = tell
        series = Self.series(of: wishes, symbols)
        var unsettled = Dictionary(uniqueKeysWithValues: wishes.indices.map { ($0, Set<Int>()) })
        for (index, one) in series.enumerated() {
            for pipeline in one.needs.keys { unsettled[pipeline]?.insert(index) }
        }
        state = Mutex(State(unsettled: unsettled))
    }

    /// Reads bars until it is cancelled.
    func run() async {
        for pipeline in state.withLock({ $0.unsettled.filter(\.value.isEmpty).keys.sorted() }) {
            tell(.ready(pipeline))
        }
        guard !series.isEmpty else { return }
        var secondLooks = Self.secondLooks
        var next = nextLook
        while !Task.isCancelled {
            let isLate = await read(until: next)
            var moment = next
            if isLate, secondLooks > 0 {
                secondLooks -= 1
                moment = min(clock.now + Self.secondLook, next)
            }
            guard (try? await clock.sleep(until: moment)) != nil else { return }
            if clock.now >= next {
                next = nextLook
                secondLooks = Self.secondLooks
            }
        }
    }

    private var nextLook: Timestamp {
        let now = clock.now
        let markets = Set(series.map(\.symbol.market))
        return markets.map { MarketDays($0, calendars).nextLook(after: now) }.min() ?? .distantFuture
    }

    /// Reads every series until it is there, at most until a moment.
    ///
    /// - Returns: whether the broker is late with one.
    private func read(until end: Timestamp) async -> Bool {
        let hopeless = state.withLock(\.hopeless)
        var queue = series.indices.filter { !hopeless.contains($0) }
        var (isLate, failures) = (false, 0)
        while !queue.isEmpty {
            let round = await ask(&queue)
            isLate = isLate || round.isLate
            guard let pause = round.pause else { break }
            failures = round.answers > 0 ? 1 : failures + 1
            let moment = clock.now + max(pause, Self.pause(after: failures))
            guard moment < end, (try? await clock.sleep(until: moment)) != nil else { return isLate }
        }
        if state.withLock({ $0.stopWaiting() }) { tell(.notice(.answering)) }
        return isLate
    }

    private static func pause(after failures: Int) -> Duration {
        min(.seconds(1 << min(failures - 1, 10)), longestPause)
    }

    /// Asks for one series after the other until none is left or one fails, which goes to the end.
    private func ask(_ queue: inout [Int]) async -> Round {
        var round = Round()
        await withTaskGroup(of: (Int, Outcome).self) { group in
            var running = 0
            while true {
                while round.pause == nil, running < Self.width, !queue.isEmpty {
                    let index = queue.removeFirst()
                    group.addTask { (index, await self.read(index)) }
                    running += 1
                }
                guard let (index, outcome) = await group.next() else { return }
                running -= 1
                switch outcome {
                case .done(let isLate):
                    round.answers += 1
                    round.isLate = round.isLate || isLate
                case .retry(let pause, let reason):
                    queue.append(index)
                    round.pause = max(round.pause ?? .zero, pause ?? .zero)
                    if state.withLock({ $0.beginWaiting() }) { tell(.notice(.waiting(reason: reason))) }
                }
            }
        }
        return round
    }

    private func read(_ index: Int) async -> Outcome {
        let series = series[index]
        let days = MarketDays(series.symbol.market, calendars)
        let start = SeriesReading(series, of: broker, source: source, store: store, days: days, at: clock.now)
        guard var reading = start else {
            settle(index)
            return .done(isLate: false)
        }
        if reading.isWhole, !state.withLock({ $0.given.contains(index) }) { give(index, reading) }
        do throws(BrokerError) {
            defer { say(reading.notices) }
            try await reading.run()
        } catch {
            switch error {
            case .retry(let pause, let reason):
                if state.withLock({ $0.given.contains(index) }) { settle(index) }
                return .retry(after: pause, reason: reason)
            case .never(let reason):
                state.withLock { _ = $0.hopeless.insert(index) }
                say([.gaveUp(series.symbol, series.base, reason: reason)])
                settle(index)
                return .done(isLate: false)
            }
        }
        if reading.isNews || !state.withLock({ $0.given.contains(index) }) { give(index, reading) }
        settle(index)
        return .done(isLate: reading.isLate)
    }

    /// Gives what was read to every pipeline that wants it.
    private func give(_ index: Int, _ reading: SeriesReading) {
        state.withLock { _ = $0.given.insert(index) }
        for pipeline in series[index].needs.keys.sorted() {
            let histories = reading.histories(of: pipeline).filter { !$0.bars.isEmpty }
            if !histories.isEmpty { tell(.histories(histories, for: pipeline)) }
        }
    }

    private func settle(_ index: Int) {
        for pipeline in state.withLock({ $0.settle(index) }) { tell(.ready(pipeline)) }
    }

    private func say(_ notices: [HistoryNotice]) {
        for notice in notices where state.withLock({ $0.isNews(notice) }) { tell(.notice(notice)) }
    }

    private static func series(of wishes: [HistoryWish], _ symbols: SymbolTable) -> [HistorySeries] {
        var series: [HistorySeries] = []
        var places: [Symbol: [BarInterval: Int]] = [:]
        for (pipeline, wish) in wishes.enumerated() {
            for symbol in wish.symbols {
                guard let slot = symbols.slot(for: symbol) else { continue }
                for need in wish.bars.map(HistoryNeed.init) {
                    let place = places[symbol]?[need.base] ?? series.count
                    if place == series.count {
                        series.append(HistorySeries(symbol: symbol, slot: slot, base: need.base))
                        places[symbol, default: [:]][need.base] = place
                    }
                    series[place].needs[pipeline, default: []].insert(need)
                }
            }
        }
        return series
    }
}

extension BrokerHistory.State {
    /// - Returns: whether it did not wait before.
    fileprivate mutating func beginWaiting() -> Bool {
        defer { isWaiting = true }
        return !isWaiting
    }

    /// - Returns: whether it waited before.
    fileprivate mutating func stopWaiting() -> Bool {
        defer { isWaiting = false }
        return isWaiting
    }

    /// - Returns: the pipelines that wait for nothing else.
    fileprivate mutating func settle(_ index: Int) -> [Int] {
        var ready: [Int] = []
        for pipeline in unsettled.keys.sorted() where unsettled[pipeline]?.remove(index) != nil {
            if unsettled[pipeline]?.isEmpty ?? false { ready.append(pipeline) }
        }
        return ready
    }

    /// Prices may change again; other things are said once.
    fileprivate mutating func isNews(_ notice: HistoryNotice) -> Bool {
        if case .adjusted = notice { return true }
        return said.insert(notice).inserted
    }
}
