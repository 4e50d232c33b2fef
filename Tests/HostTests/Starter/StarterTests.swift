import Engine
import Foundation
import PluginAPI
import Plugins
import Testing
import YAML

@testable import Host

/// The configurations that `host init` begins with.
@Suite struct StarterTests {
    private static let examples = [
        "MessengerSink": "- messenger:\n    token: ${MESSENGER_TOKEN}\n    cooldown: 2m\n- messenger: { token: x }\n"
    ]

    @Test func `every example of the project is built in as it stands`() throws {
        let folder = Project.root.appending(path: "examples").path(percentEncoded: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
            .sorted()

        #expect(Starter.all.map { "\($0.name).yaml" } == ["default.yaml"] + names)
        for starter in Starter.all {
            let path = starter.name == "default" ? "config.yaml" : "examples/\(starter.name).yaml"
            #expect(try starter.source == Project.text(path))
        }
    }

    @Test(arguments: Starter.all)
    func `its first two lines say what it does, in Korean and in English`(starter: Starter) {
        let lines = starter.source.split(separator: "\n").prefix(2)

        #expect(lines.allSatisfy { $0.hasPrefix("# ") && $0.hasSuffix(".") })
        #expect(starter.summary.ko.contains { ("가"..."힣").contains($0) })
        #expect(!starter.summary.en.contains { ("가"..."힣").contains($0) })
    }

    @Test(arguments: Starter.all, Language.allCases)
    func `what is written is valid and speaks the language that was chosen`(starter: Starter, language: Language) throws
    {
        let text = starter.text(language: language)

        let compiled = try Self.compile(text, process: WholeConfiguration.environment)

        #expect(compiled.diagnostics.isEmpty, "\(ExampleWorkspace.text(of: compiled))")
        #expect(compiled.blueprint?.host.language == language)
        #expect(text.hasPrefix("# yaml-language-server: $schema=maedup.schema.json\n# "))
    }

    @Test func `alerts go to the channel that was chosen, with the variables it needs`() throws {
        let starter = try #require(Starter.all.first)
        let channels = starter.channels(PluginCatalog(ExamplePlugins.all), examples: Self.examples)
        let messenger = try #require(channels.first { $0.name == "messenger" })

        let text = starter.text(language: .en, channel: messenger)

        let compiled = try Self.compile(text, process: ["MESSENGER_TOKEN": "123456"])
        #expect(compiled.diagnostics.isEmpty, "\(text)\n\(ExampleWorkspace.text(of: compiled))")
        #expect(compiled.blueprint?.sinks.map(\.plugin) == ["console", "messenger", "console", "console"])
        #expect(text.contains("    messenger:\n      token: ${MESSENGER_TOKEN}\n      cooldown: 2m\n\npipelines:"))
        #expect(StarterFolder.variables(in: text) == ["MESSENGER_TOKEN"])
    }

    @Test func `the channels are its own and those that it does not use yet`() throws {
        let catalog = PluginCatalog(ExamplePlugins.all)
        let examples = registeredExamples.merging(Self.examples) { first, _ in first }

        func channels(_ name: String) throws -> [String] {
            let starter = try #require(Starter.all.first { $0.name == name })
            return starter.channels(catalog, examples: examples).map(\.name)
        }

        #expect(try channels("default") == ["file", "discord", "messenger", "slack", "telegram", "webhook"])
        #expect(try channels("clock-to-file") == [], "an example whose sink takes events has no channel to choose")
    }

    // MARK: - Questions

    @Test(
        arguments: [
            ([""], 0), (["2"], 1), ([" b "], 1), (["7", "x", "1"], 0), (["7", "x", "y"], nil), ([], nil),
        ] as [([String], Int?)]
    )
    func `an answer is a number, a name or nothing, and is asked for three times`(lines: [String], index: Int?) {
        var typed = lines
        var said = ""
        let dialogue = StarterDialogue(
            language: .en,
            say: { said += $0 },
            listen: { typed.isEmpty ? nil : typed.removeFirst() }
        )

        let answer = dialogue.choose("Which?", among: [("a", "the first"), ("b", "the second")])

        #expect(answer == index)
        #expect(said.hasPrefix("Which?\n  1) a  the first\n  2) b  the second\nnumber [1]: "))
    }

    @Test func `what leaves no choice is not asked`() {
        let dialogue = StarterDialogue(language: .ko, say: { _ in Issue.record("asked") }, listen: { nil })

        #expect(dialogue.choose("어디로?", among: [("a", "하나")]) == 0)
    }

    private static func compile(_ text: String, process: [String: String] = [:]) throws -> CompiledConfiguration {
        let folder = try SampleFolder.workspace(text)
        return ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: process),
            catalog: PluginCatalog(ExamplePlugins.all),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-20"))
        )
    }
}

extension Starter: CustomTestStringConvertible {
    var testDescription: String { name }
}
