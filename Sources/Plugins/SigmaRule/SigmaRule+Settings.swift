import PluginAPI

extension SigmaRule.Settings {
    /// The most levels there can be.
    private static let mostLevels = 16

    /// The shortest period that holds the returns a standard deviation needs, holidays and all.
    private static let shortestLookback = 45

    /// Checks what a single setting cannot tell.
    func check(_ report: inout SettingReport) {
        checkLevels(&report)
        // Measured back from the last day there is; which day does not matter for the few that months differ by.
        if lookback.date(before: .latest).distance(to: .latest) < Self.shortestLookback {
            report.error(
                $lookback,
                LocalizedText(
                    ko: "표준편차에는 일간 수익률이 \(SigmaRule.fewestReturns)개 이상 필요하니 \(Self.shortestLookback)일 이상이어야 합니다.",
                    en: """
                        a deviation needs \(SigmaRule.fewestReturns) daily returns, so this must be at least \
                        \(Self.shortestLookback) days
                        """
                )
            )
        }
    }

    private func checkLevels(_ report: inout SettingReport) {
        if levels.isEmpty || levels.count > Self.mostLevels {
            report.error(
                $levels,
                LocalizedText(
                    ko: "배수는 1개 이상 \(Self.mostLevels)개 이하여야 합니다.",
                    en: "there must be one level at least and \(Self.mostLevels) at most"
                )
            )
        }
        for (index, level) in levels.enumerated() where levels[..<index].contains(level) {
            let text = level.settingText
            report.error(
                LocalizedText(ko: "배수 \("`\(text)`", .subject) 두 번 있습니다.", en: "the level '\(text)' is there twice"),
                at: $levels.span(ofElement: index)
            )
        }
    }
}
