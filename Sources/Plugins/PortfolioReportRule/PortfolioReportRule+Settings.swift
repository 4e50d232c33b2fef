import Indicators
import PluginAPI

extension PortfolioReportRule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "이 이름의 타이머 뒤에 오는 첫 잔고만 보고. 없으면 잔고가 올 때마다",
                en: "Report only the first portfolio after a timer of this name; without it, every one."
            )
        )
        var on: String?

        @Setting(
            LocalizedText(
                ko: "외국인·기관 순매수를 보고에 넣기",
                en: "Whether the net buying of foreigners and institutions is told."
            )
        )
        var flows = true

        @Setting(
            LocalizedText(
                ko: "일봉 RSI를 이 기간으로 보고에 넣기. 없으면 넣지 않음",
                en: "Tell the RSI of daily closes over so many changes; without it, none."
            ),
            in: RelativeStrengthIndex.periods
        )
        var rsi: Int?

        @Setting(
            LocalizedText(
                ko: "일봉 종가의 단순 이동평균을 이 일수들로 보고에 넣기",
                en: "Tell the simple averages of so many daily closes."
            ),
            in: SimpleAverage.lengths
        )
        var movingAverages: [Int] = []

        @Setting(LocalizedText(ko: "보유 종목이 없어도 보고", en: "Whether an account without holdings is reported too."))
        var empty = false

        /// The most averages that a line tells.
        static let mostAverages = 4

        /// How many daily bars the indicators look back to; nothing when none is wanted.
        var bars: Int? {
            let index = rsi.map(RelativeStrengthIndex.bars)
            return ([index].compactMap(\.self) + movingAverages).max()
        }

        func validate(_ report: inout SettingReport) {
            if movingAverages.count > Self.mostAverages {
                report.error(
                    $movingAverages,
                    LocalizedText(
                        ko: "이동평균은 \(Self.mostAverages)개까지 적을 수 있는데 \(movingAverages.count)개입니다.",
                        en: "at most \(Self.mostAverages) averages can be told, found \(movingAverages.count)"
                    )
                )
            }
            for (index, length) in movingAverages.enumerated() where movingAverages[..<index].contains(length) {
                report.error(
                    LocalizedText(ko: "\("`\(length)`", .subject) 두 번 있습니다.", en: "'\(length)' is there twice"),
                    at: $movingAverages.span(ofElement: index) ?? $movingAverages.span
                )
            }
        }
    }
}
