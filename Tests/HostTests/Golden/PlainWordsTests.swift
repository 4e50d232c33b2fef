import PluginAPI
import Testing

@testable import Host

/// Nothing that is said to a person takes a programmer to understand.
@Suite struct PlainWordsTests {
    @Test(arguments: DiagnosticExplanation.all)
    func `explanations are in plain words of their language`(explanation: DiagnosticExplanation) {
        for text in [explanation.code.title, explanation.cause, explanation.cure] {
            #expect(PlainWords.mistakes(in: text).isEmpty, "\(explanation.code): \(PlainWords.mistakes(in: text))")
        }
    }

    @Test(arguments: GoldenPlugins.all.map { $0.name })
    func `what a plugin says of its settings is in plain words`(name: String) throws {
        let plugin = try #require(GoldenPlugins.all.first { $0.name == name })

        for text in [plugin.summary] + plugin.settings.map(\.help) {
            #expect(PlainWords.mistakes(in: text).isEmpty, "\(PlainWords.mistakes(in: text))")
        }
    }

    @Test(arguments: [
        LocalizedText(ko: "목록이 필요합니다", en: "a sequence is wanted"), LocalizedText(ko: "스칼라입니다", en: "a value"),
        LocalizedText(ko: "값이 `x`입니다", en: "no BarInterval"), LocalizedText(ko: "wrong", en: "wrong"),
        LocalizedText(ko: "틀림", en: "틀림"), LocalizedText(ko: "틀림 Optional(3)", en: "wrong"),
    ])
    func `jargon and the other language are noticed`(text: LocalizedText) {
        #expect(!PlainWords.mistakes(in: text).isEmpty)
    }

    @Test func `what the user typed may be in any language`() {
        let text = LocalizedText(ko: "`BarInterval` 규칙이 없습니다", en: "there is no rule '매핑'")

        #expect(PlainWords.mistakes(in: text).isEmpty)
    }
}
