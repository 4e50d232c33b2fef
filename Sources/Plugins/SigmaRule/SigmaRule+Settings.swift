import Indicators
import PluginAPI

extension SigmaRule.Settings {
    /// The most levels there can be.
    private static let mostLevels = 16

    /// Checks what a single setting cannot tell.
    func check(_ report: inout SettingReport) {
        checkLevels(&report)
        if let problem = DailyDeviation.problem(of: lookback) { report.error($lookback, problem) }
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
