import PluginAPI
import Synchronization

/// A broker that has bars of every trading day up to one, and of every minute of the first quarter of an hour of a day.
///
/// The price of a day is its number, so that a test can tell which day it sees.
final class BarBroker: Broker {
    struct Settings: PluginSettings {
        @Setting("The most registrations.") var registrations: Int?
    }

    private struct State {
        var plans: [ConnectionPlan] = []
        var requests: [BarRequest] = []
        var failures: [Symbol: [BrokerError]] = [:]
        var failureAt: (count: Int, error: BrokerError)?
        var instrumentRequests: [[Symbol]] = []
        var instrumentFailures: [BrokerError] = []
        var divisor: Int32 = 1
        var last = CivilDate.latest
        var isSpoiled = false
        var running = 0
        var mostRunning = 0
    }

    static let name = "bar-broker"
    static let summary: LocalizedText = "Has bars."
    static let markets: Set<Market> = [.krx, .nasdaq]

    let mode: BrokerMode? = .paper
    private let settings: Settings
    private let state = Mutex(State())

    init(settings: Settings = Settings()) { self.settings = settings }

    var terms: BrokerTerms { BrokerTerms(registrations: settings.registrations) }

    func adjust(to plan: ConnectionPlan) { state.withLock { $0.plans.append(plan) } }

    /// What was to be registered, each time that this changed.
    var registered: [[String]] {
        state.withLock { $0.plans.map { $0.registered.compactMap { $0.symbol?.description } } }
    }

    /// What was asked for, in order.
    var requests: [BarRequest] { state.withLock(\.requests) }

    /// What was asked for since the last time.
    func takeRequests() -> [BarRequest] {
        state.withLock { state in
            defer { state.requests = [] }
            return state.requests
        }
    }

    var instrumentRequests: [[Symbol]] { state.withLock(\.instrumentRequests) }

    /// The most calls that ran at once.
    var mostRunning: Int { state.withLock(\.mostRunning) }

    /// Answers the next questions for a symbol with errors.
    func fail(_ symbol: Symbol, _ errors: [BrokerError]) { state.withLock { $0.failures[symbol] = errors } }

    /// Answers so many questions and the one after them with an error.
    func failAfter(_ count: Int, _ error: BrokerError) { state.withLock { $0.failureAt = (count + 1, error) } }

    func failInstruments(_ errors: [BrokerError]) { state.withLock { $0.instrumentFailures = errors } }

    /// Divides all prices, as after a split.
    func split(by divisor: Int32) { state.withLock { $0.divisor = divisor } }

    /// Has no bar of a later day.
    func end(on day: CivilDate) { state.withLock { $0.last = day } }

    /// Sends a bar of another symbol, one that is impossible and one of a day that was not asked for with the right ones.
    func spoil() { state.withLock { $0.isSpoiled = true } }

    func run(_ session: any BrokerSession) async throws {
        session.report(.running, nil)
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }

    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] {
        let failure = state.withLock { state -> BrokerError? in
            state.requests.append(request)
            state.running += 1
            state.mostRunning = max(state.mostRunning, state.running)
            if let failure = state.failureAt, failure.count == state.requests.count {
                state.failureAt = nil
                return failure.error
            }
            guard let errors = state.failures[request.symbol], let first = errors.first else { return nil }
            state.failures[request.symbol] = Array(errors.dropFirst())
            return first
        }
        // Others get their turn, so that questions asked at once are seen to be.
        for _ in 0..<20 { await Task.yield() }
        state.withLock { $0.running -= 1 }
        if let failure { throw failure }
        return answer(request)
    }

    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument] {
        let failure = state.withLock { state -> BrokerError? in
            state.instrumentRequests.append(symbols)
            return state.instrumentFailures.isEmpty ? nil : state.instrumentFailures.removeFirst()
        }
        if let failure { throw failure }
        return symbols.filter { $0.code != "999999" }.map {
            Instrument(symbol: $0, name: "name of \($0)", segment: "KOSPI", class: .stock, currency: .krw)
        }
    }

    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot { throw .never(reason: "none") }
    func place(_ order: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
    func cancel(_ order: Order) async -> OrderAnswer { .rejected(code: "0", reason: "none") }

    private func answer(_ request: BarRequest) -> [Bar] {
        let (divisor, last, isSpoiled) = state.withLock { ($0.divisor, $0.last, $0.isSpoiled) }
        let calendar = Moments.calendars.calendar(of: request.symbol.market)
        let days = request.days.filter { calendar.isTradingDay($0) && $0 <= last }
        var bars = days.flatMap { day -> [Bar] in
            let midnight = calendar.timeZone.timestamp(of: day, at: .midnight)
            guard request.interval == .minutes(1) else {
                // A broker may give a day the start of its session.
                return [bar(request, day, midnight + .seconds(9 * 3_600), day.dayNumber / divisor)]
            }
            return (0..<15).map { minute -> Bar in
                let start = midnight + .seconds(9 * 3_600 + 60 * minute)
                let close = 1_000 + Int32(minute)
                return bar(request, day, start, close / divisor)
            }
        }
        if isSpoiled, var impossible = bars.first, var foreign = bars.last, let stranger = Symbol("999999") {
            var unasked = impossible
            impossible.low = impossible.high + Price(1)
            foreign.symbol = stranger
            unasked.day = unasked.day.advanced(by: -400)
            bars += [impossible, foreign, unasked]
        }
        return bars
    }

    private func bar(_ request: BarRequest, _ day: CivilDate, _ start: Timestamp, _ price: Int32) -> Bar {
        Bar(
            symbol: request.symbol,
            slot: SymbolSlot(index: 0),
            interval: request.interval,
            day: day,
            start: start,
            open: Price(price),
            high: Price(price + 1),
            low: Price(price - 1),
            close: Price(price),
            volume: Quantity(10)
        )
    }
}

/// Gives one trade of each symbol of a broker.
struct BrokerTicksSource: AdjustableSource {
    struct Settings: PluginSettings {
        @Setting("The broker.") var broker: BrokerReference
        @Setting("The symbols.") var trades: [Symbol]
        @Setting("More symbols.") var later: Later?
    }

    struct Later: PluginSettings {
        @Setting("The symbols.") var symbols: [Symbol]
    }

    static let name = "broker-ticks"
    static let summary: LocalizedText = "Gives one trade of each symbol of a broker."
    static let produces: EventKinds = .trades

    private let settings: Settings
    private let lists: SymbolLists

    init(settings: Settings) {
        self.settings = settings
        lists = SymbolLists(["trades": settings.trades, "later.symbols": settings.later?.symbols ?? []])
    }

    func add(_ symbol: Symbol, to list: String) { lists.add(symbol, to: list) }

    func remove(_ symbol: Symbol, from list: String) { lists.remove(symbol, from: list) }

    var symbols: SymbolScope { .some(lists["trades"] + lists["later.symbols"]) }

    var brokerUse: BrokerUse? {
        let registrations = (lists["trades"] + lists["later.symbols"]).map { Registration("trades", $0) }
        return BrokerUse(settings.broker, at: settings.$broker.span, registrations: registrations, overflow: .error)
    }

    func run(_ feed: any Feed) async throws {
        for symbol in lists["trades"] {
            guard let slot = feed.symbols.slot(for: symbol) else { return }
            let header = Moments.header("09:00")
            var trades = [
                Trade(header, symbol: symbol, slot: slot, venue: .krx, price: Price(100), quantity: Quantity(1))
            ]
            try feed.send(&trades)
        }
    }
}

/// Tells of every history and every trade.
struct LookBackRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Tells of every history and every trade."
    static let consumes: EventKinds = [.trades, .history]
    static let alerts = [
        AlertKind("seen", fields: [AlertKind.Field("what", .text, "What came.")], message: "{what}")
    ]

    var needs: RuleNeeds { RuleNeeds(bars: [RuleNeeds.Bars(.day, .count(5))]) }

    init(settings: Settings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            signals.raise(Self.alerts[0], on: trades[index], .text("trade \(trades[index].symbol)"))
        }
    }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .history(let history) = event.payload else { return }
        let text = "history \(history.symbol) \(history.interval), enough: \(history.bars.count >= 5)"
        signals.raise(Alert(Self.alerts[0], about: history.symbol, [.text(text)]), on: event.header)
    }
}
