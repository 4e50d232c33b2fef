import Indicators
import PluginAPI

/// Raises an alert about each instrument at a time of the day: last close, targets below it, index and averages.
struct DailyAnalysisRule: Rule {
    static let summary = LocalizedText(
        ko: "정해진 시각에 종목마다 종가, 목표가, RSI, 이동평균을 알립니다.",
        en: "Tells of each instrument at a set time: last close, targets, RSI and averages."
    )
    static let consumes: EventKinds = [.timers, .history, .bars]
    static let alerts = analyses + [tooFewBars]

    /// The most instruments it looks at.
    static let mostInstruments = 1_000

    let settings: Settings
    private var context: RuleContext?
    private var closes: [Symbol: DailyCloses] = [:]

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds { [.timers, .history] }

    var needs: RuleNeeds {
        let count = settings.bars.map { [RuleNeeds.Bars(.day, .count($0))] } ?? []
        return RuleNeeds(bars: [RuleNeeds.Bars(.day, .period(settings.lookback))] + count)
    }

    mutating func prepare(_ context: RuleContext) { self.context = context }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .history(let history) where history.interval == .day:
            change(history.symbol) { $0.replace(with: history.bars) }
        case .bar(let bar) where bar.interval == .day:
            change(bar.symbol) { $0.append(bar) }
        case .timer(let timer) where timer.name == settings.on: tell(event.header, &signals)
        default: break
        }
    }

    func standing(of symbol: Symbol) -> RuleStanding? {
        let count = closes[symbol]?.prices.count ?? 0
        guard count < settings.fewestCloses else {
            return RuleStanding(isReady: true, LocalizedText(ko: "타이머를 기다리는 중", en: "waiting for its timer"))
        }
        return RuleStanding(
            isReady: false,
            LocalizedText(
                ko: "일봉이 \(settings.fewestCloses)개 필요한데 \(count)개뿐임",
                en: "it needs \(settings.fewestCloses) daily bars, and there are \(count)"
            )
        )
    }

    private mutating func change(_ symbol: Symbol, _ change: (inout DailyCloses) -> Void) {
        guard closes[symbol] != nil || closes.count < Self.mostInstruments else { return }
        change(&closes[symbol, default: DailyCloses()])
        guard let last = closes[symbol]?.days.last else { return }
        closes[symbol]?.trim(before: last, within: settings.lookback, keeping: (settings.bars ?? 0) + 1)
    }

    /// Raises the alerts of a day in the order of the symbols; those left out come last, in one.
    private func tell(_ header: EventHeader, _ signals: inout Signals) {
        var leftOut: [(symbol: Symbol, count: Int)] = []
        for (symbol, closes) in closes.sorted(by: { $0.key < $1.key }) {
            if let analysis = Analysis(closes, before: header.tradingDay, settings, currency(of: symbol)) {
                signals.raise(Self.alert(analysis, about: symbol), on: header)
            } else {
                leftOut.append((symbol, closes.closes(before: header.tradingDay)?.prices.count ?? 0))
            }
        }
        guard !leftOut.isEmpty else { return }
        let named = leftOut.map { (symbol: $0.symbol, name: name(of: $0.symbol), count: $0.count) }
        signals.raise(Self.alert(leavingOut: named, settings.fewestCloses), on: header)
    }

    private func currency(of symbol: Symbol) -> Currency {
        context?.instruments[symbol]?.currency ?? symbol.market.currency
    }

    private func name(of symbol: Symbol) -> String { context?.instruments[symbol]?.name ?? symbol.description }
}
