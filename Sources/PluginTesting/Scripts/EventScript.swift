public import PluginAPI

/// A run of events written as short texts: a line of prices is a line of trades.
///
/// The script has a clock of its own, which stands at the exchange's time of the last event. A text that cannot be read
/// is a mistake in the test and stops it.
public struct EventScript: Sendable {
    /// The symbols of the run.
    public let symbols: SymbolTable

    /// The calendars of the run.
    public let calendars: Calendars

    /// The trading day of the next event.
    public private(set) var day: CivilDate

    /// The time of the next event, both at the exchange and of receipt.
    public private(set) var now: Timestamp

    /// The sequence of the last event.
    public private(set) var sequence: Int64 = 0

    private let market: Market

    /// Begins on a day at a time of the market's own clock.
    public init(
        on day: String = "2026-11-20",
        at time: String = "09:00",
        market: Market = .krx,
        symbols: SymbolTable = SymbolTable(),
        calendars: Calendars = .weekdays
    ) {
        self.symbols = symbols
        self.calendars = calendars
        self.market = market
        self.day = Self.day(day)
        now = Self.moment(self.day, time, calendars.calendar(of: market).timeZone)
    }

    /// Goes on to another day, never back.
    public mutating func turn(to day: String, at time: String = "09:00") {
        self.day = Self.day(day)
        now = max(now, Self.moment(self.day, time, calendars.calendar(of: market).timeZone))
    }

    /// Goes on to another time of the same day, never back.
    public mutating func turn(toTime time: String) {
        now = max(now, Self.moment(day, time, calendars.calendar(of: market).timeZone))
    }

    /// Lets time pass.
    public mutating func pass(_ duration: Duration) { now += duration }

    /// Goes on where another script stands.
    mutating func follow(_ other: EventScript) { (day, now, sequence) = (other.day, other.now, other.sequence) }

    /// Numbers an event that happens now.
    public mutating func header() -> EventHeader {
        sequence += 1
        return EventHeader(sequence: sequence, exchangeTime: now, receivedAt: now, tradingDay: day)
    }

    /// An event of any type that happens now.
    public mutating func event(_ payload: Event.Payload) -> Event { Event(header(), payload) }
}

extension EventScript {
    /// Trades at these prices, such as `70600 70500`, the first now and one more after each pause; the next event comes
    /// a pause after the last.
    public mutating func trades(
        _ prices: String,
        of symbol: String = "005930",
        every pause: Duration = .seconds(1),
        quantity: Int32 = 10
    ) -> [Trade] {
        let (symbol, slot) = instrument(symbol)
        return Self.prices(prices).map { price in
            defer { pass(pause) }
            return Trade(
                header(),
                symbol: symbol,
                slot: slot,
                venue: symbol.market == .krx ? .krx : .us,
                price: price,
                quantity: Quantity(quantity)
            )
        }
    }

    /// Bars that close one after the other with these prices, each as an event at its end.
    ///
    /// A bar of minutes begins now; a day's bar ends today, and every further one on the next trading day.
    public mutating func bars(
        _ closes: String,
        of symbol: String = "005930",
        _ interval: BarInterval = .minutes(5)
    ) -> [Event] {
        Self.prices(closes).map { close in
            let start = now
            if let length = interval.duration { pass(length) }
            let bar = bar(close, of: symbol, interval, on: day, start: start)
            let event = event(.bar(bar))
            if interval.duration == nil, let next = calendars.calendar(of: market).nextTradingDay(after: day) {
                turn(to: next.description)
            }
            return event
        }
    }

    /// A history whose last bar is the last one closed before now: of the trading day before, or ending now.
    public mutating func history(
        _ closes: String,
        of symbol: String = "005930",
        _ interval: BarInterval = .day
    ) -> Event {
        let prices = Self.prices(closes)
        let starts = pastStarts(prices.count, interval)
        let bars = zip(prices, starts).map { bar($0, of: symbol, interval, on: $1.day, start: $1.start) }
        let (symbol, slot) = instrument(symbol)
        return event(.history(BarHistory(symbol: symbol, slot: slot, interval: interval, bars: bars)))
    }

    /// A signal of a rule above, made now.
    public mutating func alert(
        _ kind: AlertKind,
        of symbol: String? = "005930",
        _ values: FieldValue...,
        rule: String = "above"
    ) -> Signal {
        let alert = Alert(kind, about: symbol.map { instrument($0).symbol }, values)
        return Signal(header(), rule: rule, .alert(alert))
    }
}

extension EventScript {
    /// Reads a symbol and finds its slot.
    public func instrument(_ text: String) -> (symbol: Symbol, slot: SymbolSlot) {
        guard let symbol = Symbol(text), let slot = symbols.slot(for: symbol) else {
            preconditionFailure("'\(text)' is no symbol")
        }
        return (symbol, slot)
    }

    /// A flat bar.
    func bar(_ close: Price, of symbol: String, _ interval: BarInterval, on day: CivilDate, start: Timestamp) -> Bar {
        let (symbol, slot) = instrument(symbol)
        return Bar(
            symbol: symbol,
            slot: slot,
            interval: interval,
            day: day,
            start: start,
            open: close,
            high: close,
            low: close,
            close: close,
            volume: Quantity(1)
        )
    }

    /// The starts of the bars that closed before now, oldest first.
    private func pastStarts(_ count: Int, _ interval: BarInterval) -> [(day: CivilDate, start: Timestamp)] {
        var starts: [(day: CivilDate, start: Timestamp)] = []
        var (day, start) = (day, now)
        for _ in 0..<count {
            if let length = interval.duration {
                start -= length
            } else if let previous = calendars.calendar(of: market).previousTradingDay(before: day) {
                day = previous
                start = calendars.calendar(of: market).timeZone.timestamp(of: day, at: .midnight)
            }
            starts.append((day, start))
        }
        return starts.reversed()
    }

    static func prices(_ text: String) -> [Price] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            guard let price = Price(decimal: word) else { preconditionFailure("'\(word)' is no price") }
            return price
        }
    }

    private static func day(_ text: String) -> CivilDate {
        guard let day = CivilDate(text) else { preconditionFailure("'\(text)' is no day") }
        return day
    }

    private static func moment(_ day: CivilDate, _ time: String, _ zone: MarketTimeZone) -> Timestamp {
        guard let time = TimeOfDay(time) else { preconditionFailure("'\(time)' is no time of day") }
        return zone.timestamp(of: day, at: time)
    }
}
