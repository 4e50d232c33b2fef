import Indicators
import PluginAPI

/// Raises an alert when a price has fallen to a target: the previous close less a multiple of the usual daily move.
struct SigmaRule: Rule {
    /// How often one level may be raised.
    enum Repetition: String, CaseIterable, SettingValue {
        /// Once on each trading day.
        case onceADay = "once-a-day"
        /// Each time the price comes down to it again after having been above it.
        case eachCrossing = "each-crossing"
    }

    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "표준편차를 구하는 기간. 마지막 마감일까지의 달력 기간",
                en: "How far back from the last closed day daily returns are taken, by the calendar."
            )
        )
        var lookback = Self.oneYear

        @Setting(
            LocalizedText(
                ko: "전일 종가에서 뺄 표준편차의 배수. 배수마다 목표가가 하나씩 생김",
                en: "How many standard deviations below the previous close each target lies."
            ),
            in: 0.01...20
        )
        var levels: [Double] = [1, 2]

        @Setting(
            LocalizedText(
                ko: "같은 단계의 알림을 하루 한 번만 보낼지, 다시 내려올 때마다 보낼지",
                en: "Whether a level is raised once a day or each time the price comes down to it again."
            )
        )
        var `repeat` = Repetition.onceADay

        private static let oneYear: CalendarPeriod = {
            guard let year = CalendarPeriod(years: 1) else { preconditionFailure("a year is a period") }
            return year
        }()

        func validate(_ report: inout SettingReport) { check(&report) }
    }

    static let summary = LocalizedText(
        ko: "가격이 전일 종가에서 일간 변동성의 배수만큼 내려오면 매수 알림을 보냅니다.",
        en: "Raises a buy alert when a price falls below the previous close by a multiple of its daily volatility."
    )
    static let consumes: EventKinds = [.trades, .bars, .history]
    static let alerts = [buyTarget]

    let settings: Settings
    /// The multiples, lowest first, so that of two levels reached at once the nearer one comes first.
    let levels: [Double]
    var context: RuleContext?
    /// What a trade is compared with, by slot, kept small so that a quiet trade touches nothing else.
    var quietRanges: [QuietRange] = []
    /// Everything else, by the same slots.
    var watches: [Watch] = []

    init(settings: Settings) {
        self.settings = settings
        levels = settings.levels.sorted()
    }

    var requires: EventKinds { [.trades, .history] }

    var needs: RuleNeeds { RuleNeeds(bars: [RuleNeeds.Bars(.day, .period(settings.lookback))]) }

    mutating func prepare(_ context: RuleContext) { self.context = context }

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            let slot = Int(trades[index].slot.index)
            if slot < quietRanges.count, quietRanges[slot].holds(trades[index]) { continue }
            handle(trades[index], &signals)
        }
    }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .history(let history) where history.interval == .day:
            let slot = open(history.slot, history.symbol)
            watches[slot].closes.replace(with: history.bars)
            forgetTargets(at: slot)
        case .bar(let bar) where bar.interval == .day:
            let slot = open(bar.slot, bar.symbol)
            if watches[slot].closes.append(bar) { forgetTargets(at: slot) }
        default: break
        }
    }

    /// The place of an instrument's watch, made on first use.
    mutating func open(_ slot: SymbolSlot, _ symbol: Symbol) -> Int {
        let index = Int(slot.index)
        while watches.count <= index {
            watches.append(Watch(levels: levels.count))
            quietRanges.append(QuietRange())
        }
        watches[index].symbol = symbol
        return index
    }

    /// Has the targets computed anew at the next trade.
    private mutating func forgetTargets(at slot: Int) {
        watches[slot].isCurrent = false
        quietRanges[slot] = QuietRange()
    }

    /// Handles a trade that may be the first of its day, reach a level or leave one.
    private mutating func handle(_ trade: Trade, _ signals: inout Signals) {
        // A price of zero is a mistake of the sender and would reach every target.
        guard trade.price.units > 0 else { return }
        let slot = open(trade.slot, trade.symbol)
        // A straggler of an earlier day is no news, and going back to that day would raise today's levels again.
        guard trade.header.tradingDay >= watches[slot].day ?? .earliest else { return }
        if trade.header.tradingDay != watches[slot].day { watches[slot].begin(trade.header.tradingDay) }
        if !watches[slot].isCurrent { computeTargets(at: slot) }
        for level in levels.indices {
            guard let price = watches[slot].targets[level].price else { continue }
            if trade.price > price {
                if settings.repeat == .eachCrossing { watches[slot].targets[level].isArmed = true }
            } else if watches[slot].targets[level].isArmed {
                watches[slot].targets[level].isArmed = false
                raise(level, price, watches[slot], on: trade, &signals)
            }
        }
        quietRanges[slot] = watches[slot].quietRange(rearms: settings.repeat == .eachCrossing)
    }
}
