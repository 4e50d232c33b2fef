import Indicators
import PluginAPI

extension DailyAnalysisRule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "알릴 때를 정하는 타이머의 이름", en: "The name of the timer that says when."))
        var on: String

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
                ko: "일봉 RSI의 기간. 0이면 넣지 않음",
                en: "Over how many changes of daily closes the RSI is taken; none with 0."
            ),
            in: 0...250
        )
        var rsi = 14

        @Setting(
            LocalizedText(ko: "일봉 종가의 단순 이동평균을 낼 일수들", en: "The lengths of simple averages of daily closes."),
            in: SimpleAverage.lengths
        )
        var movingAverages: [Int] = [20, 60]

        private static let oneYear: CalendarPeriod = {
            guard let year = CalendarPeriod(years: 1) else { preconditionFailure("a year is a period") }
            return year
        }()

        /// The most targets and the most averages that an alert tells.
        static let most = 4

        /// How many daily bars the index and the averages look back to; nothing when none is wanted.
        var bars: Int? { ((rsi > 0 ? [RelativeStrengthIndex.bars(for: rsi)] : []) + movingAverages).max() }

        /// How many closes an instrument needs so as not to be left out.
        var fewestCloses: Int { levels.isEmpty ? 2 : DailyDeviation.fewestReturns + 1 }

        func validate(_ report: inout SettingReport) {
            check(levels, $levels, &report)
            check(movingAverages, $movingAverages, &report)
            if rsi == 1 {
                report.error(
                    $rsi,
                    LocalizedText(ko: "RSI의 기간은 2 이상이어야 합니다.", en: "an RSI is taken over 2 changes at least")
                )
            }
            if !levels.isEmpty, let problem = DailyDeviation.problem(of: lookback) { report.error($lookback, problem) }
        }

        private func check<Value: SettingValue & Equatable>(
            _ values: [Value],
            _ setting: Setting<[Value]>,
            _ report: inout SettingReport
        ) {
            if values.count > Self.most {
                report.error(
                    setting,
                    LocalizedText(
                        ko: "\(Self.most)개까지 적을 수 있는데 \(values.count)개입니다.",
                        en: "there can be \(Self.most) at most, found \(values.count)"
                    )
                )
            }
            for (index, value) in values.enumerated() where values[..<index].contains(value) {
                let text = value.settingText
                report.error(
                    LocalizedText(ko: "\("`\(text)`", .subject) 두 번 있습니다.", en: "'\(text)' is there twice"),
                    at: setting.span(ofElement: index) ?? setting.span
                )
            }
        }
    }
}
