import PluginAPI
import Testing
import YAML

@Suite struct SettingReportTests {
    private struct Averages: PluginSettings {
        @Setting("a") var fast = 5
        @Setting("b") var slow = 20
        @Setting("c") var levels: [Int] = []

        func validate(_ report: inout SettingReport) {
            if fast >= slow {
                report.error(
                    $fast,
                    LocalizedText(ko: "`slow`보다 짧아야 합니다.", en: "it must be shorter than 'slow'"),
                    replacement: "5",
                    related: [$slow.place(LocalizedText(ko: "긴 쪽", en: "the longer one"))]
                )
            }
            if slow > 200 { report.warning($slow, "slow", suggestion: "shorter") }
            if let index = levels.firstIndex(of: 0) { report.error("zero", at: $levels.span(ofElement: index)) }
            if fast == 13 { report.error("unlucky") }
        }
    }

    @Test func `a plugin refuses a value at its place`() {
        let reading = SettingReading(Averages.self, "fast: 30\nslow: 20")

        #expect(reading.settings == nil)
        #expect(reading.codes == ["H0501"])
        #expect(reading.places == ["config.yaml:1:7"])
        #expect(reading.replacements == ["5"])
        #expect(reading.rendered().contains("혹시 `5` 인가요?"))
        #expect(reading.rendered().contains("-- 긴 쪽"))
    }

    @Test func `a setting with its default is reported at the owner`() {
        let reading = SettingReading(Averages.self, "fast: 30")

        #expect(reading.codes == ["H0501"])
        #expect(reading.diagnostics.first?.related.isEmpty == true)
        #expect(reading.places == ["config.yaml:1:7"])
        #expect(SettingReading(Averages.self, "slow: 3").places == ["config.yaml:1:1"])
    }

    @Test func `a warning does not refuse`() {
        let reading = SettingReading(Averages.self, "slow: 300")

        #expect(reading.settings?.slow == 300)
        #expect(reading.codes == ["W0502"])
        #expect(reading.rendered().contains("^^^ shorter"))
    }

    @Test func `an element and the whole can be refused`() {
        #expect(SettingReading(Averages.self, "levels: [1, 0]").places == ["config.yaml:1:13"])
        #expect(SettingReading(Averages.self, "fast: 13").codes == ["H0501"])
    }

    @Test func `a check does not run on values that could not be read`() {
        #expect(SettingReading(Averages.self, "fast: abc\nslow: 1").codes == ["H0108"])
    }
}
