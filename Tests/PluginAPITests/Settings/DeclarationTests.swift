import PluginAPI
import Testing
import YAML

@Suite struct DeclarationTests {
    @Test func `sound settings have no problems`() {
        #expect(SampleSettings.problemsInDeclaration().isEmpty)
    }

    @Test func `a property without the wrapper is found`() {
        struct Forgotten: PluginSettings {
            @Setting("a") var first = 1
            var second = 2
        }

        #expect(Forgotten.problemsInDeclaration() == ["the property 'second' is declared without @Setting"])
    }

    @Test func `a key for two settings is found`() {
        struct Twice: PluginSettings {
            @Setting("a") var first = 1
            @Setting("a", key: "first") var second = 2
            @Setting("a", aliases: ["first"]) var third = 3
        }

        #expect(Twice.problemsInDeclaration() == Array(repeating: "the key 'first' stands for two settings", count: 2))
    }

    @Test func `a key of another form is found`() {
        struct Odd: PluginSettings {
            @Setting("a", key: "apiKey") var first = 1
            @Setting("a", aliases: ["a-b", "_x"]) var second = 1
        }

        #expect(
            Odd.problemsInDeclaration() == ["apiKey", "a-b", "_x"].map { "the key '\($0)' is not in snake_case" }
        )
    }

    @Test func `help is wanted in both languages`() {
        struct Silent: PluginSettings {
            @Setting(LocalizedText(ko: "창", en: "")) var window = 1
        }

        #expect(Silent.problemsInDeclaration() == ["the setting 'window' has no help in one of the languages"])
    }

    @Test func `a default outside its limits is found`() {
        struct Wrong: PluginSettings {
            @Setting("a", in: 2...5) var window = 9
            @Setting("a", in: 2...5) var depth = 3
        }

        #expect(Wrong.problemsInDeclaration() == ["the default '9' of 'window' would not be accepted"])
    }

    @Test func `settings inside settings are looked at too`() {
        struct Outer: PluginSettings {
            @Setting("a") var inner: [Inner] = []
            @Setting("a") var named: [String: Inner] = [:]
            @Setting("a") var perhaps: Inner?

            struct Inner: PluginSettings {
                @Setting("a") var first = 1
                var second = 2
            }
        }

        #expect(
            Outer.problemsInDeclaration()
                == Array(repeating: "the property 'second' is declared without @Setting", count: 3)
        )
    }
}
