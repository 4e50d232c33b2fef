import PluginAPI
import Testing
import YAML

@Suite struct FilePathTests {
    @Test func `a name is relative to the file it stands in`() {
        let reading = SettingReading(OneSetting<FilePath>.self, "v: var/a.jsonl", file: "conf/main.yaml")

        #expect(reading.settings?.v.path == "conf/var/a.jsonl")
        #expect(reading.settings?.v.text == "var/a.jsonl")
        #expect(OneSetting.read("a.txt", as: FilePath.self)?.path == "a.txt")
        #expect(OneSetting.read("/tmp/a.txt", as: FilePath.self)?.path == "/tmp/a.txt")
        #expect(SettingReading(OneSetting<FilePath>.self, "v: a", file: "/etc/main.yaml").settings?.v.path == "/etc/a")
        #expect(SettingReading(OneSetting<FilePath>.self, "v: a", file: "/main.yaml").settings?.v.path == "/a")
    }

    @Test func `the base folder goes before relative files`() {
        let result = YAMLDocument.parse(text: "v: a", name: "conf/main.yaml")
        var reader = SettingReader(owner: SettingOwner(kind: .sink, name: "file"), baseDirectory: "/srv")

        #expect(reader.read(OneSetting<FilePath>.self, from: result.root)?.v.path == "/srv/conf/a")
    }

    @Test func `the home folder is not guessed`() {
        let reading = OneSetting.problems("~/a.txt", as: FilePath.self)

        #expect(reading.codes == ["H0110"])
        #expect(reading.replacements == ["${HOME}/a.txt"])
    }
}
