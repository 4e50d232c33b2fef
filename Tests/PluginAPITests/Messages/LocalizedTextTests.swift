import PluginAPI
import Testing

@Suite struct LocalizedTextTests {
    @Test func `a literal reads the same in both languages`() {
        let text: LocalizedText = "RSI"

        #expect(text.text(in: .ko) == "RSI")
        #expect(text.text(in: .en) == "RSI")
    }

    @Test func `an interpolated text keeps its languages apart`() {
        let price = LocalizedText(ko: "가격", en: "price")
        let text: LocalizedText = "[\(price)] \(Price(3))"

        #expect(text == LocalizedText(ko: "[가격] 3", en: "[price] 3"))
    }

    @Test func `a secret in a text is a mask`() {
        let text: LocalizedText = "token \(Secret("hunter2"))"

        #expect(text.ko == "token ••••")
    }

    @Test func `a text without one of its languages is empty`() {
        #expect(LocalizedText(ko: "", en: "x").isEmpty)
        #expect(!LocalizedText("x").isEmpty)
    }

    @Test func `joining joins each language`() {
        let joined = LocalizedText(ko: "가", en: "a") + LocalizedText(ko: "나", en: "b")

        #expect(joined == LocalizedText(ko: "가나", en: "ab"))
    }
}
