import PluginAPI
import Testing

@Suite struct TextValueTests {
    @Test(arguments: [
        ("abc", "abc"), ("005930", "005930"), ("'0x10'", "0x10"), ("yes", "yes"), ("~", "~"), ("\"\"", ""),
    ])
    func `a text is taken as typed`(typed: String, text: String) {
        #expect(OneSetting.read(typed, as: String.self) == text)
    }

    @Test(arguments: [
        "abc", "a b", "", " a", "a ", "#x", "a #b", "a: b", "- a", "@a", "{x}", "[x]", "a\nb", "\"q\"", "'q'", "${A}",
        "가나다", "a\\b", "true", "*a", "%a", "a:", "tab\there",
    ])
    func `the text that is written is read back`(text: String) {
        #expect(OneSetting.read(text.settingText, as: String.self) == text)
        #expect(OneSetting.read("[\([text].settingText.dropFirst().dropLast())]", as: [String].self) == [text])
    }

    @Test func `nothing is no text`() {
        let reading = SettingReading(OneSetting<String>.self, "v:")

        #expect(reading.codes == ["H0105"])
        #expect(reading.rendered().contains("값이 비어 있습니다. 글이 필요합니다."))
        #expect(reading.rendered(.en).contains("there is no value; a text is needed"))
    }

    @Test func `a list is no text`() {
        #expect(OneSetting.problems("[a]", as: String.self).rendered().contains("글이 필요한데 목록이 있습니다."))
        #expect(
            OneSetting.problems("{a: b}", as: String.self).rendered(.en).contains(
                "a text is needed, found a group of settings"
            )
        )
    }

    private enum Mode: String, CaseIterable, SettingValue {
        case real, paper, simulated
    }

    @Test func `a choice is one of its texts`() {
        #expect(OneSetting.read("paper", as: Mode.self) == .paper)
        #expect(Mode.schema == .choice(["real", "paper", "simulated"]))
    }

    @Test(arguments: [("papper", "paper"), ("Paper", "paper"), ("모의투자", "paper"), ("demo", "paper"), ("ㅔ메ㄷㄱ", "paper")])
    func `a misspelt choice is guessed`(typed: String, meant: String) {
        let reading = OneSetting.problems(typed, as: Mode.self)

        #expect(reading.codes == ["H0107"])
        #expect(reading.replacements == [meant])
        #expect(reading.rendered().contains("쓸 수 있는 값: real, paper, simulated"))
    }

    @Test func `a session is a choice and a long list of choices is cut`() {
        #expect(OneSetting.read("krx-regular", as: SessionName.self) == .krxRegular)
        #expect(OneSetting.problems("krx-reguler", as: SessionName.self).replacements == ["krx-regular"])
        #expect(OneSetting.problems("x", as: SessionName.self).rendered().contains(", …"))
    }

    @Test func `references are names`() {
        #expect(OneSetting.read("main", as: BrokerReference.self)?.name == "main")
        #expect(OneSetting.read("phone", as: SinkReference.self) == SinkReference("phone"))
        #expect(OneSetting.problems("[a]", as: BrokerReference.self).rendered().contains("정의된 증권사의 이름이 필요한데 목록이"))
    }
}
