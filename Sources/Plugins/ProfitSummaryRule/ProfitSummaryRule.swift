import PluginAPI

/// Raises a summary of what an account has earned by selling: today, this week, this month.
struct ProfitSummaryRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "이 이름의 타이머 뒤에 오는 첫 실현손익만 보고. 없으면 올 때마다",
                en: "Report only the first result after a timer of this name; without it, every one."
            )
        )
        var on: String?

        @Setting(
            LocalizedText(
                ko: "합칠 기간: `day`(오늘), `week`(이번 주), `month`(이번 달)",
                en: "What is summed up: day, week, month, each up to today."
            )
        )
        var periods: [Period] = Period.allCases

        func validate(_ report: inout SettingReport) {
            guard periods.isEmpty else { return }
            report.error($periods, LocalizedText(ko: "기간이 하나도 없습니다.", en: "there is no period to sum up"))
        }
    }

    /// What can be summed up.
    enum Period: String, CaseIterable, SettingValue {
        case day, week, month
    }

    /// Whether a report is due.
    struct State: Codable, Sendable {
        var isDue = false
    }

    static let summary = LocalizedText(
        ko: "실현손익을 오늘, 이번 주, 이번 달로 요약합니다.",
        en: "Sums up what the account has earned by selling: today, this week, this month."
    )
    static let consumes: EventKinds = [.realizedProfits, .timers]
    static let alerts = [report]

    let settings: Settings
    var state = State()

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds { settings.on == nil ? .realizedProfits : [.realizedProfits, .timers] }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .timer(let timer) where timer.name == settings.on: state.isDue = true
        case .realizedProfit(let profit) where settings.on == nil || state.isDue:
            state.isDue = false
            let rows = settings.periods.compactMap { Self.row($0, profit) }
            guard !rows.isEmpty else { return }
            signals.raise(
                Alert(Self.report, about: nil, [.text(profit.account.description)], rows: rows),
                on: event.header
            )
        default: break
        }
    }
}

extension ProfitSummaryRule.Period {
    /// The first day of the period that a day is in; weeks begin on Monday.
    func firstDay(of day: CivilDate) -> CivilDate {
        switch self {
        case .day: day
        case .week: day.advanced(by: 1 - day.weekday.rawValue)
        case .month: day.advanced(by: 1 - day.day)
        }
    }
}
