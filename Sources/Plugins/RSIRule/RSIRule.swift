import Indicators
import PluginAPI

/// Raises an alert when the relative strength index of closed bars enters the oversold or the overbought zone.
struct RSIRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "봉의 길이", en: "The length of the bars."))
        var interval = BarInterval.minutes(5)

        @Setting(
            LocalizedText(ko: "RSI의 기간, 봉의 수", en: "How many changes of the close the averages stand for."),
            in: RelativeStrengthIndex.periods
        )
        var period = 14

        @Setting(
            LocalizedText(
                ko: "과매도 기준. RSI가 이 값 이하가 되면 알림. 0이면 끔",
                en: "The oversold bound: an index at or below it is worth an alert; 0 turns it off."
            ),
            in: 0...100
        )
        var below = 30.0

        @Setting(
            LocalizedText(
                ko: "과매수 기준. RSI가 이 값 이상이 되면 알림. 100이면 끔",
                en: "The overbought bound: an index at or above it is worth an alert; 100 turns it off."
            ),
            in: 0...100
        )
        var above = 70.0

        func validate(_ report: inout SettingReport) {
            guard below >= above else { return }
            report.error(
                $below,
                LocalizedText(
                    ko: "과매도 기준은 과매수 기준 `\(above.settingText)`보다 작아야 합니다.",
                    en: "the oversold bound must be less than the overbought one, '\(above.settingText)'"
                ),
                related: [$above.place(LocalizedText(ko: "과매수 기준", en: "the overbought bound"))]
            )
        }
    }

    /// The running indices, which forget the past only slowly and so have to survive a restart.
    struct State: Codable, Sendable {
        var meters: [Symbol: Meter] = [:]
    }

    static let summary = LocalizedText(
        ko: "닫힌 봉의 RSI가 과매도·과매수 구간에 들어가면 알림을 보냅니다.",
        en: "Raises an alert when the RSI of closed bars becomes oversold or overbought."
    )
    static let stateVersion = 2
    static let consumes: EventKinds = [.bars, .history]
    static let alerts = [oversold, overbought]

    let settings: Settings
    var state = State()
    var instruments: [Symbol: Instrument] = [:]

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds { .bars }

    var needs: RuleNeeds {
        let count = RelativeStrengthIndex.bars(for: settings.period)
        return RuleNeeds(bars: [RuleNeeds.Bars(settings.interval, .count(count))])
    }

    mutating func prepare(_ context: RuleContext) { instruments = context.instruments }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .history(let history) where history.interval == settings.interval: warmUp(history)
        case .bar(let bar) where bar.interval == settings.interval: take(bar, event.header, &signals)
        default: break
        }
    }

    /// Takes in past bars, which raise nothing.
    private mutating func warmUp(_ history: BarHistory) {
        var meter = state.meters[history.symbol] ?? Meter(period: settings.period)
        for bar in meter.unseen(in: history) {
            if meter.add(bar) { meter.zone = zone(of: meter.index) }
        }
        state.meters[history.symbol] = meter
    }

    /// Takes in a bar that has just closed.
    private mutating func take(_ bar: Bar, _ header: EventHeader, _ signals: inout Signals) {
        var meter = state.meters[bar.symbol] ?? Meter(period: settings.period)
        guard meter.add(bar) else { return }
        let zone = zone(of: meter.index)
        defer {
            meter.zone = zone
            state.meters[bar.symbol] = meter
        }
        guard let index = meter.index, zone != meter.zone, zone != .neutral else { return }
        signals.raise(alert(zone, index, bar), on: header)
    }

    private func zone(of index: Double?) -> Zone {
        guard let index else { return .neutral }
        if settings.below > 0, index <= settings.below { return .oversold }
        if settings.above < 100, index >= settings.above { return .overbought }
        return .neutral
    }
}
