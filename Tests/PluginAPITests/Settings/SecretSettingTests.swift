import PluginAPI
import Testing
import YAML

@Suite struct SecretSettingTests {
    private struct Service: PluginSettings {
        @Setting(LocalizedText(ko: "토큰", en: "The token.")) var token: Secret
        @Setting(LocalizedText(ko: "열쇠", en: "More keys.")) var keys: [Secret] = []
        @Setting(LocalizedText(ko: "대화방", en: "The chat.")) var chat = ""
    }

    private let environment = Environment(process: ["TELEGRAM_TOKEN": "hunter2hunter2"])
    private let owner = SettingOwner(kind: .sink, name: "telegram")

    private func reading(_ yaml: String) -> SettingReading<Service> {
        SettingReading(Service.self, yaml, environment: environment, owner: owner)
    }

    @Test func `a secret from the environment is read in silence`() {
        let reading = reading("token: ${TELEGRAM_TOKEN}")

        #expect(reading.settings?.token.reveal() == "hunter2hunter2")
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.reader.secrets == [Secret("hunter2hunter2")])
        #expect(reading.reader.secretSpans.isEmpty)
    }

    @Test func `a secret in the file is read with a warning and masked`() {
        let reading = reading("token: 12345:abcdefgh\nchat: [x]")

        #expect(reading.codes == ["W0410", "H0104"])
        #expect(reading.rendered().contains("    1 │ token: ••••\n      │        ^^^^ `${TELEGRAM_TOKEN}`으로 쓰고"))
        #expect(!reading.rendered().contains("abcdefgh"))
        #expect(reading.reader.secrets.count == 1)
        #expect(SettingReading(Service.self, "token: abc", owner: owner).settings?.token == Secret("abc"))
    }

    @Test func `a secret as the fallback of a variable stands in the file too`() {
        let reading = reading("token: ${UNSET:-hunter3}")

        #expect(reading.codes == ["W0410"])
        #expect(reading.settings?.token.reveal() == "hunter3")
        #expect(!reading.rendered().contains("hunter3"))
    }

    @Test func `a text around a variable is no warning but masked`() {
        let reading = reading("token: Bearer ${TELEGRAM_TOKEN}\nchat: [x]")

        #expect(reading.codes == ["H0104"])
        #expect(!reading.rendered().contains("Bearer"))
    }

    @Test(arguments: [
        "tokn: hunter2", "token: [hunter2]", "token: {a: hunter2}", "token: \"${hunter2 x}\"\nkeys: hunter2",
        "keys: [hunter2, \"${\"]\ntoken: ${", "keys: hunter2", "token: hunter2${", "ㅅㅐㅏ두: hunter2",
        "chat: 1\ntoken hunter2",
        "token:hunter2", "token： hunter2", "- token: hunter2", "keys: {a: [hunter2]}", "token: &a hunter2\nkeys: *a",
        "token:\n  hunter2", "{ token: hunter2, chat: [x] }", "token: |\n  hunter2\nchat: [a]", "TOKEN: hunter2",
        "secret_token: hunter2", "password: hunter2",
    ])
    func `a secret under a mistake is not shown`(yaml: String) {
        let reading = reading(yaml)

        #expect(!reading.diagnostics.isEmpty)
        let text = yaml.contains("${hunter2") ? reading.rendered().replacing("${hunter2", with: "") : reading.rendered()
        #expect(!text.contains("hunter2"))
        #expect(!"\(reading.diagnostics.map(\.message))".contains("hunter2"))
    }

    @Test func `a variable of a shell is repaired`() {
        let reading = reading("token: $TELEGRAM_TOKEN")

        #expect(reading.codes == ["H0403"])
        #expect(reading.replacements == ["${TELEGRAM_TOKEN}"])
    }

    @Test func `an empty secret is none`() {
        #expect(reading("token:").codes == ["H0105"])
        #expect(reading("token: \"\"").codes == ["H0105"])
        #expect(reading("token: ${UNSET:-}").codes == ["H0105"])
    }

    @Test func `a secret is written as a mask and never as a default`() {
        #expect(Secret("hunter2").settingText == Secret.mask)
        #expect(Service.schema.holdsSecrets)
        #expect(!Service.jsonSchemaDocument(in: .ko).text.contains(Secret.mask))
    }
}
