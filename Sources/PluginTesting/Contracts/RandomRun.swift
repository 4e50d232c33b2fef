import PluginAPI

/// A random stretch of a market for one rule: the events it consumes and, for a filter, signals from above.
struct RandomRun {
    /// What a rule is shown.
    enum Step {
        case event(Event)
        case signal(Signal)
    }

    /// What there is, in order.
    private(set) var steps: [Step] = []

    var script: EventScript
    var generator: SeededGenerator
    /// The last price of each instrument in units.
    private var prices: [String: Int64]
    private let consumes: EventKinds
    private let intervals: [BarInterval]
    private let alerts: [AlertKind]?

    static let symbols = ["005930", "000660", "NASDAQ:AAPL"]

    /// Makes a run of so many steps after the histories, over three trading days.
    init<R: Rule>(for rule: R, seed: UInt64, count: Int = 66) {
        script = EventScript(on: "2026-11-18")
        generator = SeededGenerator(seed: seed)
        prices = ["005930": 700_000_000, "000660": 1_800_000_000, "NASDAQ:AAPL": 2_328_700]
        consumes = R.consumes
        let needed = rule.needs.bars.map(\.interval)
        intervals = needed.isEmpty ? [.day] : needed
        alerts = R.isFilter ? Self.alerts(naming: rule.namedFields) : nil
        addHistories()
        let days = ["2026-11-18", "2026-11-19", "2026-11-20"]
        for (index, day) in days.enumerated() {
            if index > 0 { closeDay(before: day) }
            for _ in 0..<count / days.count { addStep() }
        }
    }

    /// The last instrument gets too few bars on purpose.
    private mutating func addHistories() {
        guard consumes.contains(.history) else { return }
        for (symbol, count) in zip(Self.symbols, [70, 45, 8]) {
            for interval in intervals {
                let closes = (0..<count).map { _ in step(symbol).description }.joined(separator: " ")
                steps.append(.event(script.history(closes, of: symbol, interval)))
            }
        }
    }

    private mutating func closeDay(before day: String) {
        if consumes.contains(.bars), intervals.contains(.day) {
            for symbol in Self.symbols { addBar(symbol, .day) }
        }
        script.turn(to: day)
    }

    private mutating func addStep() {
        script.pass(.milliseconds(Int64.random(in: 0...90_000, using: &generator)))
        if let kind = alerts?.randomElement(using: &generator), Bool.random(using: &generator) {
            steps.append(.signal(signal(kind)))
            return
        }
        let symbol = Self.symbols.randomElement(using: &generator) ?? ""
        let kinds = EventKinds.names.map(\.kind).filter { consumes.contains($0) && $0 != .history && $0 != .timers }
        // Trades are what comes in batches, so there are more of them.
        let isTrade = consumes.contains(.trades) && Int.random(in: 0..<4, using: &generator) > 0
        switch isTrade ? .trades : kinds.randomElement(using: &generator) {
        case .bars?: addIntradayBar(symbol)
        case .trades?: steps.append(.event(trade(symbol)))
        case let kind?: if let payload = payload(kind, symbol) { steps.append(.event(script.event(payload))) }
        case nil: break
        }
    }

    private mutating func addIntradayBar(_ symbol: String) {
        guard let interval = intervals.filter({ $0.duration != nil }).randomElement(using: &generator) else { return }
        addBar(symbol, interval)
    }

    private mutating func addBar(_ symbol: String, _ interval: BarInterval) {
        let isDay = interval.duration == nil
        let midnight = MarketTimeZone.korea.timestamp(of: script.day, at: .midnight)
        let bar = script.bar(step(symbol), of: symbol, interval, on: script.day, start: isDay ? midnight : script.now)
        if let length = interval.duration { script.pass(length) }
        steps.append(.event(script.event(.bar(bar))))
    }

    /// The next price of a walk, up to four percent away from the last, so that rules have something to say.
    mutating func step(_ symbol: String) -> Price {
        let last = prices[symbol] ?? 700_000_000
        let coin: Int64 = symbol.contains(":") ? 100 : 10_000
        let moved = last + last / 1_000 * Int64.random(in: -40...40, using: &generator)
        let price = max(coin, moved / coin * coin)
        prices[symbol] = price
        return Price(units: price)
    }
}
