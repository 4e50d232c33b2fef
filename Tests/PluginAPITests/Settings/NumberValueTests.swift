import PluginAPI
import Testing

@Suite struct NumberValueTests {
    @Test(arguments: [("14", 14), ("1,000", 1_000), ("-3", -3), ("+3", 3), ("\"1,000,000\"", 1_000_000), ("007", 7)])
    func `whole numbers are read`(text: String, value: Int) {
        #expect(OneSetting.read(text, as: Int.self) == value)
    }

    @Test(arguments: ["열넷", "1.5", "1,00", "10,0000", "1e3", "0x10", "1_000", "99999999999999999999", "\"\"", "10%"])
    func `what is no whole number is quoted as typed`(text: String) {
        let reading = OneSetting.problems(text, as: Int.self)

        #expect(reading.codes == ["H0108"])
        #expect(reading.rendered().contains("정수가 필요한데"))
        #expect(reading.rendered(.en).contains("a whole number is needed, found"))
    }

    @Test func `full-width digits are repaired`() {
        let reading = OneSetting.problems("１４", as: Int.self)

        #expect(reading.replacements == ["14"])
        #expect(reading.diagnostics.first?.suggestions.first?.applicability == .machineApplicable)
    }

    @Test(arguments: [("1", 1), ("2.5", 2.5), ("-0.5", -0.5), ("1,000.25", 1_000.25)])
    func `numbers are read`(text: String, value: Double) {
        #expect(OneSetting.read(text, as: Double.self) == value)
    }

    @Test(arguments: ["nan", "inf", "1e5", "0x1p3", ".5", "5.", "2%"])
    func `what is no number is refused`(text: String) {
        #expect(OneSetting.problems(text, as: Double.self).codes == ["H0108"])
    }

    @Test(arguments: [("true", true), ("Yes", true), ("ON", true), ("false", false), ("no", false), ("Off", false)])
    func `truth has six words`(text: String, value: Bool) {
        #expect(OneSetting.read(text, as: Bool.self) == value)
    }

    @Test func `another word for truth is refused`() {
        #expect(OneSetting.problems("1", as: Bool.self).rendered().contains("`true` 또는 `false`가 필요한데 `1`이 있습니다."))
    }

    @Test func `numbers are written plainly`() {
        #expect(1_000.settingText == "1000")
        #expect(2.0.settingText == "2")
        #expect(2.5.settingText == "2.5")
        #expect(true.settingText == "true")
    }
}
