import PluginAPI
import Testing
import YAML

@Suite struct FieldNameTests {
    private func read(_ text: String) -> (names: [FieldName]?, codes: [String]) {
        let result = YAMLDocument.parse(text: text, name: "config.yaml")
        var reader = SettingReader(owner: SettingOwner(kind: .rule, name: "dedupe"))
        let names = result.root.flatMap { [FieldName].decode($0, &reader) }
        return (names, reader.diagnostics.map(\.code.text))
    }

    @Test func `names keep their places`() throws {
        let names = try #require(read("[symbol, previous_close]").names)

        #expect(names.map(\.name) == ["symbol", "previous_close"])
        #expect(names.map { $0.span?.description } == ["config.yaml:1:2", "config.yaml:1:10"])
        #expect(names.map(\.settingText) == ["symbol", "previous_close"])
    }

    @Test(arguments: ["[Symbol]", "[previous-close]", "[_level]", "[level_]", "[a__b]", "['1st']", "[종목]"])
    func `a name that is not in snake_case is refused`(text: String) {
        let (names, codes) = read(text)

        #expect(names == nil)
        #expect(codes.count == 1)
    }
}
