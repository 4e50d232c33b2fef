import PluginAPI
import Testing

@Suite struct ListValueTests {
    @Test func `one value where a list is wanted is put in brackets`() {
        let reading = OneSetting.problems("005930", as: [Symbol].self)

        #expect(reading.codes == ["H0104"])
        #expect(reading.replacements == ["[005930]"])
        #expect(reading.diagnostics.first?.suggestions.first?.applicability == .machineApplicable)
        #expect(OneSetting.problems("a, b", as: [String].self).replacements == ["[a, b]"])
        #expect(OneSetting.problems("1,000원", as: [Money].self).replacements == ["[\"1,000원\"]"])
    }

    @Test func `every element is checked`() {
        #expect(OneSetting.problems("[1, a, 2, b]", as: [Int].self).codes == ["H0108", "H0108"])
        #expect(OneSetting.read("[]", as: [Int].self) == [])
    }

    @Test func `digits in groups inside brackets are asked about`() {
        let reading = OneSetting.problems("[73,450]", as: [Price].self)

        #expect(reading.codes == ["H0112"])
        #expect(reading.replacements == ["\"73,450\"", "73, 450"])
        #expect(OneSetting.read("[73, 450]", as: [Price].self) == [Price(73), Price(450)])
        #expect(OneSetting.read("[5,20,60,120]", as: [Int].self) == [5, 20, 60, 120])
    }

    @Test func `groups that begin with a zero are one value for certain`() {
        let reading = OneSetting.problems("[1,000원, 2,000,000원]", as: [Money].self)

        #expect(reading.codes == ["H0032", "H0032"])
        #expect(
            reading.diagnostics.map { $0.suggestions.first?.edits.first?.replacement } == [
                "\"1,000원\"", "\"2,000,000원\"",
            ]
        )
        #expect(reading.diagnostics.allSatisfy { $0.suggestions.first?.applicability == .machineApplicable })
    }

    @Test func `maps have names of the user's choice`() {
        let yaml = "\n  a: 1\n  b: 2\n"

        #expect(OneSetting.read(yaml, as: [String: Int].self) == ["a": 1, "b": 2])
        #expect(["b": 2, "a": 1].settingText == "{ a: 1, b: 2 }")
        #expect([String: Int]().settingText == "{}")
        #expect(OneSetting.problems("\n  a: x\n  b: y\n", as: [String: Int].self).codes == ["H0108", "H0108"])
        #expect(OneSetting.problems("[1]", as: [String: Int].self).codes == ["H0104"])
    }
}
