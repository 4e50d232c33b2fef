import PluginAPI
import Testing
import YAML

@Suite struct SettingDescriptionTests {
    private struct Settings: PluginSettings {
        @Setting("A key.") var key: Secret
        @Setting("A number.") var number = 3
    }

    @Test func `a secret written in the file is in no description of the settings`() throws {
        let root = try #require(YAMLDocument.parse(text: "key: hunter2hunter2\n", name: "config.yaml").root)
        var reader = SettingReader(owner: SettingOwner(kind: .sink, name: "phone"))
        let settings = try #require(Settings.decode(root, &reader))
        var dumped = ""

        dump(settings, to: &dumped)

        for text in [dumped, String(describing: settings), String(reflecting: settings), "\(settings.$key)"] {
            #expect(!text.contains("hunter2"), "\(text)")
        }
        #expect(settings.key.reveal() == "hunter2hunter2")
        #expect("\(settings.$number)" == "3")
    }
}
