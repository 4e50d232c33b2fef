import Engine
import Foundation
import LoopbackServer
import PluginAPI
import PluginTesting
import Plugins
import Testing

@testable import Host

/// The law: what validates reaches Running.
///
/// Not part of it is what happens after validating: a file that vanishes, a disk that fills, another host that takes the
/// state folder.
@Suite(.serialized) struct LawTests {
    private static let examples = {
        let folder = Project.root.appending(path: "examples").path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return ["config.yaml"] + names.filter { $0.hasSuffix(".yaml") }.map { "examples/\($0)" }.sorted()
    }()

    @Test(arguments: examples)
    func `every configuration of the project runs`(name: String) async throws {
        #expect(try await Self.outcome(of: Project.text(name)) == .runs)
    }

    @Test(arguments: try MarkdownBlock.configurations())
    func `every configuration of a page that is valid runs`(block: MarkdownBlock) async throws {
        let configuration = try WholeConfiguration(showing: block.text, from: block.description).text
        let outcome = try await Self.outcome(of: configuration)

        #expect(outcome == .runs, "\(block)")
    }

    @Test(arguments: registeredPlugins.map { $0.name })
    func `every example of a plugin that is valid runs`(name: String) async throws {
        let plugin = try #require(registeredPlugins.first { $0.name == name })
        let path = "Sources/Plugins/\(String(describing: plugin))/example.yaml"
        let entries = try Project.text(path).split(separator: "\n- ").map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }
        #expect(!entries.isEmpty)
        for entry in entries {
            let outcome = try await Self.outcome(of: Self.configuration(with: entry))
            #expect(outcome == .runs || outcome == .invalid("H0311"), "\(entry)")
        }
    }

    @Test(arguments: [
        ("file: { path: taken/alerts.jsonl }", "a file stands where a folder is needed"),
        ("file: { path: var }", "it is a folder, not a file"),
        ("file: { path: config.yaml }", "the file holds something else"),
        ("file: { path: new/ }", "there is no such file or folder"),
        ("file: { path: nowhere/alerts.jsonl }", "there is no such file or folder"),
    ])
    func `a file that cannot be written is found before the run`(sink: String, reason: String) throws {
        let folder = try SampleFolder.workspace(Self.configuration(with: sink))
        try Data("x".utf8).write(to: URL(filePath: folder + "/taken"))
        try FileManager.default.createSymbolicLink(atPath: folder + "/nowhere", withDestinationPath: folder + "/gone")

        let result = try Program("host").run(["validate"], in: folder)

        #expect(result.status == 1)
        #expect(result.errors.contains("error[H0311]") && result.errors.contains(reason), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder + "/new"))
    }

    @Test func `a state folder that cannot be made is found before the run`() throws {
        let configuration = try Project.text("examples/replay-a-day.yaml") + "\nhost: { state: config.yaml/state }\n"

        let result = try Program("host").run(["validate"], in: SampleFolder.workspace(configuration))

        #expect(result.status == 1)
        #expect(result.errors.contains("error[H0311]: the state folder"), "\(result.errors)")
    }

    @Test func `validating makes no file and no folder`() throws {
        let configuration = try Self.configuration(with: "file: { path: out/deep/alerts.jsonl }")
        let folder = try SampleFolder.workspace("host: { state: state }\n" + configuration)
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()

        let result = try Program("host").run(["validate"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() == before)
    }
}

extension LawTests {
    /// What became of a configuration.
    enum Outcome: Equatable {
        case runs
        case fails(String)
        case invalid(String)
    }

    /// What becomes of a configuration at the simulator, wherever it would go otherwise.
    static func outcome(of configuration: String) async throws -> Outcome {
        let simulated = ["real", "paper"].reduce(configuration) { text, mode in
            text.replacing("mode: \(mode)", with: "mode: simulated")
        }
        let port = try LoopbackServer { _ in }.port
        let here = Self.stayingHere(simulated).replacing("port: 8787", with: "port: \(port)")
        let folder = try SampleFolder.workspace(here)
        let (blueprint, diagnostics) = try compile(folder)
        guard let blueprint else { return .invalid(diagnostics.map(\.code.text).joined(separator: " ")) }
        return await LawRun.problem(of: blueprint).map(Outcome.fails) ?? .runs
    }

    /// The configuration with services that it would write to by a token in a place where nobody listens.
    ///
    /// The token of those who write to the program goes nowhere.
    private static func stayingHere(_ configuration: String) -> String {
        guard !configuration.contains("api_url:") else { return configuration }
        return configuration.replacing(/(?m)^( +)token: (?!\$\{WEBHOOK_TOKEN\}).*$/) { match in
            "\(match.output.0)\n\(match.output.1)api_url: http://127.0.0.1:9"
        }
    }

    /// What a folder's configuration says, and what is said of it.
    static func compile(_ folder: String) throws -> (Blueprint?, [Diagnostic]) {
        let compiled = ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: WholeConfiguration.environment),
            catalog: PluginCatalog(registeredPlugins),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-20"))
        )
        return (compiled.blueprint, compiled.diagnostics)
    }

    /// A configuration in which an entry stands where its kind belongs.
    private static func configuration(with entry: some StringProtocol) throws -> String {
        try WholeConfiguration(showing: "- \(entry)\n", from: "an entry").text
    }
}
