import PluginAPI
internal import Synchronization

/// The past bars of every pipeline that takes them from one broker.
///
/// It may run once the broker has first reported that it runs. Bars are read at the start, when prices may have been
/// adjusted before a market opens, and after each close; those that are kept are given without asking. Bars of what is held
/// are read when it is first seen. No more than two questions are asked at once for either.
final class BrokerHistory: Sendable {
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
    private let wishes: [HistoryWish]
    private let symbols: SymbolTable
    private let tell: @Sendable (HistoryNews) -> Void
    private let state: Mutex<State>

    /// How many questions are asked at once.
    private static let width = 2

    /// How long bars of what a portfolio shows are asked for, and how long is waited in between, before it is shown.
    static let patience: Duration = .seconds(60)

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
        self.wishes = wishes
        self.symbols = symbols
        state = Mutex(State(wishes, symbols))
    }

    /// Reads bars until it is cancelled.
    func run() async {
        for pipeline in state.withLock({ $0.unsettled.filter(\.value.isEmpty).keys.sorted() }) {
            tell(.ready(pipeline))
        }
        guard wishes.contains(where: { !$0.bars.isEmpty || !$0.heldBars.isEmpty }) else { return }
        var secondLooks = Self.secondLooks
        var next = nextLook
        while !Task.isCancelled {
            let isLate = await readAll(until: next)
            var moment = next
            if isLate, secondLooks > 0 {
                secondLooks -= 1
                moment = min(clock.now + Self.secondLook, next)
            }
            // It fails when the task is cancelled, and of nothing else.
            guard (try? await clock.sleep(until: moment)) != nil else { return }
            if clock.now >= next {
                next = nextLook
                secondLooks = Self.secondLooks
            }
        }
    }

    /// Has a pipeline given the bars of what it is about to see held, as far as its rules look back at it.
    ///
    /// What does not come in time is asked for when it is next seen, and at the next look.
    func prepare(held: [Symbol], for pipeline: Int) async {
        await prepare(held, wishes[pipeline].heldBars, for: pipeline)
    }

    /// Has a pipeline given the bars of an instrument that its sources name from now on.
    func prepare(named symbol: Symbol, for pipeline: Int) async {
        await prepare([symbol], wishes[pipeline].bars, for: pipeline)
    }

    /// Has a pipeline given the bars of an instrument once bars are read at all.
    func expect(_ symbol: Symbol, for pipeline: Int) {
        state.withLock { state in
            state.preparing.subtract(state.take([symbol], wishes[pipeline].bars, for: pipeline, symbols))
        }
    }

    private func prepare(_ coming: [Symbol], _ bars: [RuleNeeds.Bars], for pipeline: Int) async {
        let missing = state.withLock { $0.take(coming, bars, for: pipeline, symbols) }
        guard !missing.isEmpty else { return }
        _ = await read(missing, until: .distantFuture, patience: Self.patience)
        state.withLock { $0.preparing.subtract(missing) }
    }

    private var wantsHeld: Bool { wishes.contains { !$0.heldBars.isEmpty } }

    private var nextLook: Timestamp {
        let now = clock.now
        // What is held or added comes later, of any market.
        let known = wantsHeld ? [] : state.withLock { $0.hasGrown ? [] : Set($0.series.map(\.symbol.market)) }
        let markets = known.isEmpty ? Set(Market.allCases) : known
        return markets.map { MarketDays($0, calendars).nextLook(after: now) }.min() ?? .distantFuture
    }

    /// Reads every series until it is there, at most until a moment.
    ///
    /// - Returns: whether the broker is late with one.
    private func readAll(until end: Timestamp) async -> Bool {
        let wanted = state.withLock { state in
            state.series.indices.filter { !state.hopeless.contains($0) && !state.preparing.contains($0) }
        }
        return await read(wanted, until: end)
    }

    private func read(_ indices: [Int], until end: Timestamp, patience: Duration? = nil) async -> Bool {
        var queue = indices
        var (isLate, failures, paused) = (false, 0, Duration.zero)
        // Answers take their time however fast the run's clock is.
        let deadline = patience.map { ContinuousClock.now + $0 }
        while !queue.isEmpty {
            let round = await ask(&queue, until: deadline)
            isLate = isLate || round.isLate
            guard let pause = round.pause else { break }
            failures = round.answers > 0 ? 1 : failures + 1
            let length = max(pause, Self.pause(after: failures))
            paused += length
            if let patience, paused > patience { return isLate }
            let moment = clock.now + length
            // It fails when the task is cancelled, and of nothing else.
            guard moment < end, (try? await clock.sleep(until: moment)) != nil else { return isLate }
        }
        if state.withLock({ $0.stopWaiting() }) { tell(.notice(.answering)) }
        return isLate
    }

    private static func pause(after failures: Int) -> Duration {
        min(.seconds(1 << min(failures - 1, 10)), longestPause)
    }

    /// Asks for one series after the other until none is left or one fails, which goes to the end.
    private func ask(_ queue: inout [Int], until deadline: ContinuousClock.Instant?) async -> Round {
        var round = Round()
        await withTaskGroup(of: (Int, Outcome).self) { group in
            var running = 0
            while true {
                while round.pause == nil, running < Self.width, !queue.isEmpty,
                    deadline.map({ ContinuousClock.now < $0 }) ?? true
                {
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
        let series = state.withLock { $0.series[index] }
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
        for pipeline in reading.series.needs.keys.sorted() {
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
}
