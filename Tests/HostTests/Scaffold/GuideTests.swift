import Engine
import Foundation
import PluginAPI
import Plugins
import Testing

@testable import Host

/// What the page on writing a plugin shows is so.
///
/// Its configurations name plugins that the reader begins with `host new`, of which these tests have copies.
@Suite struct GuideTests {
    private static let page = "docs/writing-a-plugin.md"

    private let text: String

    init() throws { text = try Project.text(Self.page) }

    @Test func `every piece of Swift is one that compiles`() throws {
        let folder = "Tests/HostTests/Scaffold"
        let copies = try FileManager.default.contentsOfDirectory(
            atPath: Project.root.appending(path: "\(folder)/Generated").path(percentEncoded: false)
        )
        let files = copies.map { "\(folder)/Generated/\($0)" } + ["\(folder)/GuideSnippets.swift"]
        let sources = try files.map { try Project.text($0) }

        let blocks = try Self.blocks("swift")

        #expect(!blocks.isEmpty)
        for block in blocks { #expect(sources.contains { $0.contains(block.text) }, "\(block)") }
    }

    @Test func `every configuration is valid`() throws {
        let blocks = try Self.blocks("yaml new")

        #expect(!blocks.isEmpty)
        for block in blocks {
            let compiled = try Self.compile(block.text)
            #expect(compiled.diagnostics.map(\.message.en) == [], "\(block)")
            #expect(compiled.blueprint != nil, "\(block)")
        }
    }

    @Test func `the diagnostic is the one a person sees`() throws {
        let notes = try #require(try Self.blocks("yaml new").first { $0.text.contains("alert-notes") }).text
        let shown = try #require(try Self.blocks("").first).text
        let slip = notes.replacing("path: var/alert-notes.txt, mark: \"→\"", with: "pth: var/alert-notes.txt")

        let diagnostics = try Self.compile(slip).diagnostics

        let diagnostic = try #require(diagnostics.first)
        let seen = DiagnosticFormat(language: .en).text(of: diagnostic)
        let start = try #require(seen.firstRange(of: "config.yaml:")).lowerBound
        #expect(diagnostics.count == 1)
        #expect(seen[start...].hasPrefix(shown.replacing("notes.yaml", with: "config.yaml").dropLast()))
    }

    @Test func `the commands begin the plugins that are shown`() throws {
        let commands = text.matches(of: /swift run host new (\w+) ([\w-]+)/)

        #expect(commands.count == ScaffoldKind.allCases.count)
        for command in commands {
            let kind = try #require(ScaffoldKind(rawValue: String(command.1)))
            let type = try PartName(String(command.2), kind: kind).type
            #expect(text.contains("swift test --filter \(type)Tests"))
        }
    }

    @Test func `every check of the contract is explained`() throws {
        let folder = Project.root.appending(path: "Sources/PluginTesting").path(percentEncoded: false)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        let checks = try files.flatMap { file in
            try Project.text("Sources/PluginTesting/\(file)").matches(of: /ContractProblem\("([a-z-]+)"/)
                .map { String($0.1) }
        }

        let explained = text.matches(of: /(?m)^\| `([a-z-]+)` \|/).map { String($0.1) }

        #expect(!checks.isEmpty)
        #expect(Set(checks).subtracting(explained) == [])
    }

    private static func blocks(_ language: String) throws -> [MarkdownBlock] {
        try MarkdownBlock.all(in: [language]).filter { $0.page == page }
    }

    /// Compiles a configuration beside the sample, with the plugins of the page.
    private static func compile(_ configuration: String) throws -> CompiledConfiguration {
        let folder = try SampleFolder.workspace(configuration)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let new: [any Plugin.Type] = [MadeUpTradesSource.self, PriceLineRule.self, AlertNotesSink.self]
        return try ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: [:]),
            catalog: PluginCatalog(registeredPlugins + new),
            calendars: Calendars.builtIn(),
            today: #require(CivilDate("2026-11-20"))
        )
    }
}
