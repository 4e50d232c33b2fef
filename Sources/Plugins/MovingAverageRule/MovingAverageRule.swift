import Indicators
import PluginAPI

/// Raises an alert when the fast moving average of closed bars crosses the slow one.
struct MovingAverageRule: Rule {
    /// How the average is taken.
    enum Average: String, CaseIterable, SettingValue {
        /// The mean of the last closes.
        case simple = "sma"
        /// A mean in which every close weighs more than the one before it.
        case exponential = "ema"
    }

    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "이동평균의 종류. sma는 단순, ema는 지수",
                en: "The kind of average: sma is the simple one, ema the exponential."
            )
        )
        var kind = Average.simple

        @Setting(
            LocalizedText(ko: "단기 이동평균의 봉 수", en: "How many bars the fast average is taken over."),
            in: SimpleAverage.lengths
        )
        var fast = 5

        @Setting(
            LocalizedText(
                ko: "장기 이동평균의 봉 수. fast보다 커야 함",
                en: "How many bars the slow average is taken over; more than the fast one."
            ),
            in: 2...1_000
        )
        var slow = 20

        @Setting(LocalizedText(ko: "봉의 길이", en: "The length of the bars."))
        var interval = BarInterval.minutes(5)

        func validate(_ report: inout SettingReport) {
            guard fast >= slow else { return }
            report.error(
                $fast,
                LocalizedText(
                    ko: "단기 이동평균의 봉 수 \("`\(fast)`", .topic) 장기 `\(slow)`보다 작아야 합니다.",
                    en: "the fast average's '\(fast)' bars must be fewer than the slow one's '\(slow)'"
                ),
                related: [$slow.place(LocalizedText(ko: "장기 이동평균", en: "the slow average"))]
            )
        }
    }

    /// The running averages by symbol.
    struct State: Codable, Sendable {
        var tracks: [Symbol: Track] = [:]
    }

    static let summary = LocalizedText(
        ko: "단기 이동평균이 장기 이동평균을 상향·하향 돌파하면 알림을 보냅니다.",
        en: "Raises an alert when a fast moving average crosses a slow one."
    )
    static let consumes: EventKinds = [.bars, .history]
    static let alerts = [goldenCross, deadCross]

    let settings: Settings
    var state = State()
    var instruments: [Symbol: Instrument] = [:]

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds { .bars }

    /// As many bars as a simple average looks back to, and for an exponential one five times that, after which its
    /// beginning no longer shows.
    var needs: RuleNeeds {
        let count = settings.kind == .simple ? settings.slow + 1 : 5 * settings.slow
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
        var track = state.tracks[history.symbol] ?? Track()
        for bar in track.unseen(in: history) { _ = track.add(bar, settings) }
        state.tracks[history.symbol] = track
    }

    /// Takes in a bar that has just closed.
    private mutating func take(_ bar: Bar, _ header: EventHeader, _ signals: inout Signals) {
        var track = state.tracks[bar.symbol] ?? Track()
        let crossed = track.add(bar, settings)
        state.tracks[bar.symbol] = track
        if let crossed { signals.raise(alert(crossed, bar), on: header) }
    }
}
