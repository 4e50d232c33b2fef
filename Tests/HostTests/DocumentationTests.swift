import Charts
import Engine
import Foundation
import PluginAPI
import Plugins
import Testing

@testable import Host

/// What the pages say works.
@Suite struct DocumentationTests {
    @Test func `there are pages with blocks to check`() throws {
        #expect(try MarkdownBlock.configurations().count > 10)
        #expect(try MarkdownBlock.all(in: ["sh"]).count > 3)
    }

    @Test(arguments: try MarkdownBlock.all(in: ["yaml"]).filter { $0.text.hasPrefix("faults:") })
    func `every script of faults in a page is valid`(block: MarkdownBlock) {
        let (script, diagnostics) = FaultScript.read(block.text, name: "faults.yaml")

        #expect(script != nil, "\(block)\n\(DiagnosticFormat(language: .en).text(of: diagnostics))")
    }

    @Test(arguments: try MarkdownBlock.all(in: ["json"]).filter { $0.page == "docs/charts.md" })
    func `every chart in a page is drawn`(block: MarkdownBlock) throws {
        #expect(try Chart(json: Array(block.text.utf8)).png().missingGlyphs == 0, "\(block)")
    }

    @Test(arguments: try MarkdownBlock.configurations())
    func `every configuration in a page is valid`(block: MarkdownBlock) throws {
        let folder = try SampleFolder.workspace(
            WholeConfiguration(showing: block.text, from: block.description).text
        )

        let loaded = ConfigurationLoader.load(path: folder + "/config.yaml", process: WholeConfiguration.environment)
        let compiled = ConfigurationCompiler.compile(
            loaded,
            catalog: PluginCatalog(registeredPlugins),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-20"))
        )

        let format = DiagnosticFormat(language: .en, usesColor: false)
        #expect(compiled.blueprint != nil, "\(block)\n\(format.text(of: compiled.diagnostics))")
    }

    @Test(arguments: try MarkdownBlock.all(in: ["sh"]))
    func `every command in a page is one that exists`(block: MarkdownBlock) throws {
        for line in block.text.split(separator: "\n") {
            let command = line.split(separator: "#")[0].split(separator: " > ")[0].split(separator: " ").map(
                String.init
            )
            switch command.first {
            case "make": try Self.checkTarget(command, block)
            case "host": try Self.checkHost(Array(command.dropFirst()), block)
            case "swift": #expect(["build", "test", "run"].contains(command[1]), "\(block)")
            case let path? where path.hasPrefix(".build/release/"):
                let product = path.dropFirst(".build/release/".count)
                #expect(try Project.text("Package.swift").contains("name: \"\(product)\""), "\(block): \(path)")
            case "cd", nil: continue
            default: Issue.record("\(block): nobody checks '\(line)'")
            }
        }
    }

    // MARK: - Helpers

    private static func checkTarget(_ command: [String], _ block: MarkdownBlock) throws {
        let makefile = try Project.text("Makefile")
        for target in command.dropFirst() where !target.contains("=") {
            #expect(makefile.contains("\n\(target):"), "\(block): make \(target)")
        }
    }

    /// Runs the command in a folder that has what it speaks of; `< chart.json` is the first JSON of its page.
    private static func checkHost(_ words: [String], _ block: MarkdownBlock) throws {
        let arguments = Array(words.prefix { $0 != "<" })
        let input = try MarkdownBlock.all(in: ["json"]).first { $0.page == block.page }
        let folder = try SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))
        try FileManager.default.copyItem(
            at: Project.root.appending(path: "examples"),
            to: URL(filePath: folder + "/examples")
        )
        for path in ["Sources/Plugins", "Tests/PluginsTests"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
        }

        let hasInput = arguments.count < words.count
        let result = try Program("host").run(arguments, in: folder, input: hasInput ? input?.text : nil)

        #expect(result.status == 0, "\(block): host \(arguments.joined(separator: " "))\n\(result.errors)")
    }
}
