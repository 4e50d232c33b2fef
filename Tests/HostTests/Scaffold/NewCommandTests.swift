import ArgumentParser
import PluginAPI
import Testing

@testable import Host

@Suite struct NewCommandTests {
    @Test(arguments: [
        (["rule", "가격알림"], "예: `price-alarm`"),
        (["rule", "price-line", "--directory", "/nowhere"], "`/nowhere`에는 `Sources/Plugins` 폴더가 없습니다"),
    ])
    func `a refusal is a usage error in the user's language`(arguments: [String], words: String) throws {
        let command = try NewCommand.parse(arguments + ["--lang", "ko"])

        let status = #expect(throws: ExitStatus.self) { try command.run() }

        #expect(status?.code == 2)
        #expect(status?.message?.contains(words) == true)
    }

    @Test(arguments: ["broker", "plugin"])
    func `only sources, rules and sinks can be begun`(kind: String) {
        #expect(throws: (any Error).self) { try NewCommand.parse([kind, "mine"]) }
    }

    @Test func `the report names the files and the next commands`() throws {
        let name = try PartName("price-line", kind: .rule)

        let report = ScaffoldReport(name, Scaffold(name), directory: ".").text(in: .en)

        #expect(
            report == """
                ✔ The rule 'price-line' is there.

                  Sources/Plugins/PriceLineRule/PriceLineRule.swift  the plugin
                  Sources/Plugins/PriceLineRule/example.yaml         how it is used
                  Sources/Plugins/PriceLineRule/README.md            its description
                  Tests/PluginsTests/PriceLineRuleTests.swift        its tests

                next:
                  swift test --filter PriceLineRuleTests
                  # copy what example.yaml holds into 'rules' of config.yaml, then
                  swift run host validate config.yaml

                """
        )
    }

    @Test func `the report speaks Korean and leads to the project`() throws {
        let name = try PartName("alert-notes", kind: .sink)

        let report = ScaffoldReport(name, Scaffold(name), directory: "../maedup").text(in: .ko)

        #expect(report.hasPrefix("✔ `alert-notes` 싱크를 만들었습니다."))
        #expect(report.contains("다음:\n  cd ../maedup\n  swift test"))
    }
}
