import KIS
import PluginAPI

/// Decoder and rule with nothing around them: every frame is decoded and its trades go to the rule at once.
struct DirectRun {
    private let day: MarketDay
    private let rule: any Rule
    private let context: RuleContext

    /// Prepares to run a rule on a day.
    init(_ day: MarketDay, _ rule: any Rule, calendars: Calendars) {
        self.day = day
        self.rule = rule
        context = RuleContext(id: "sigma", pipeline: "bench", symbols: SymbolTable(), calendars: calendars)
    }

    /// Runs it once.
    func run() -> Playback { run(rule) }

    private func run(_ rule: some Rule) -> Playback {
        var rule = rule
        var signals = Signals(rule: context.id)
        rule.prepare(context)
        let moment = Timestamp(nanoseconds: 0)
        let header = EventHeader(exchangeTime: moment, receivedAt: moment, tradingDay: CivilDate.earliest)
        for history in histories { rule.receive(Event(header, .history(history)), &signals) }
        let elapsed = Elapsed.measuring { play { rule.receive($0, &signals) } }
        return Playback(elapsed: elapsed, decisions: signals.decided.compactMap { DecisionText.text(of: $0) })
    }

    /// The cost of the decoder alone.
    func decode() -> Elapsed { Elapsed.measuring { play { _ in } } }

    private func play(_ take: (Span<Trade>) -> Void) {
        let bytes = day.bytes
        var decoder = KISTradeDecoder(symbols: context.symbols)
        var trades: [Trade] = []
        trades.reserveCapacity(1_000)
        for frame in day.times.indices {
            let frameBytes = bytes.span.extracting(day.bounds[frame]..<day.bounds[frame + 1])
            _ = decoder.decode(frameBytes, receivedAt: Timestamp(nanoseconds: day.times[frame]), into: &trades)
            take(trades.span)
            trades.removeAll(keepingCapacity: true)
        }
    }

    private var histories: [BarHistory] {
        Dictionary(grouping: day.rows, by: \.symbol).sorted { $0.key < $1.key }.compactMap { name, rows in
            guard let symbol = Symbol(name), let slot = context.symbols.slot(for: symbol) else { return nil }
            let bars = rows.sorted { $0.date < $1.date }.compactMap { bar($0, symbol, slot) }
            return BarHistory(symbol: symbol, slot: slot, interval: .day, bars: bars)
        }
    }

    private func bar(_ row: DailyRow, _ symbol: Symbol, _ slot: SymbolSlot) -> Bar? {
        CivilDate(row.date).map { date in
            Bar(
                symbol: symbol,
                slot: slot,
                interval: .day,
                day: date,
                start: context.calendars.krx.timeZone.timestamp(of: date, at: .midnight),
                open: Price(Int32(row.open)),
                high: Price(Int32(row.high)),
                low: Price(Int32(row.low)),
                close: Price(Int32(row.close)),
                volume: Quantity(whole: Int64(row.volume)) ?? .zero
            )
        }
    }
}
