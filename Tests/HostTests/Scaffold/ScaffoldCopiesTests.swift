import Foundation
import PluginAPI
import PluginTesting
import Testing

@testable import Host

/// A copy of what the command writes for each kind is compiled into these tests with its own tests, so that it is known
/// to build without a warning and to keep the contract.
@Suite struct ScaffoldCopiesTests {
    private static let refresh = "REFRESH_SCAFFOLD"

    @Test(arguments: ScaffoldKind.allCases)
    func `the copies are what the command writes`(kind: ScaffoldKind) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Generated")
        let sources = try Self.scaffold(kind).files.filter { $0.path.hasSuffix(".swift") }

        #expect(sources.count == 2)
        for file in sources {
            let copy = folder.appending(path: URL(filePath: file.path).lastPathComponent)
            if ProcessInfo.processInfo.environment[Self.refresh] != nil {
                try Data(file.text.utf8).write(to: copy)
            }
            let text = try? String(contentsOf: copy, encoding: .utf8)
            #expect(text == file.text, "\(Self.refresh)=1 swift test --filter ScaffoldCopiesTests")
        }
    }

    @Test func `every new part keeps the contract of plugins`() throws {
        #expect(PluginContract.problems(of: MadeUpTradesSource.self, example: try Self.example(.source)) == [])
        #expect(PluginContract.problems(of: PriceLineRule.self, example: try Self.example(.rule)) == [])
        #expect(PluginContract.problems(of: AlertNotesSink.self, example: try Self.example(.sink)) == [])
    }

    @Test func `a new rule keeps the contract of rules`() throws {
        #expect(RuleContract.problems(of: PriceLineRule.self, example: try Self.example(.rule)) == [])
    }

    @Test func `the description of a new part names each setting and shows its use`() throws {
        try Self.expectSettings(of: MadeUpTradesSource.self, in: .source)
        try Self.expectSettings(of: PriceLineRule.self, in: .rule)
        try Self.expectSettings(of: AlertNotesSink.self, in: .sink)
    }

    @Test(arguments: ScaffoldKind.allCases)
    func `no line of a long name is too long`(kind: ScaffoldKind) throws {
        let name = try PartName(String(repeating: "a", count: PartName.longest), kind: kind)

        for file in Scaffold(name).files where file.path.hasSuffix(".swift") {
            let longest = file.text.split(separator: "\n").max { $0.count < $1.count } ?? ""
            #expect(longest.count <= 120)
        }
    }

    @Test(arguments: ScaffoldKind.allCases)
    func `no placeholder is left`(kind: ScaffoldKind) throws {
        for file in try Self.scaffold(kind).files {
            #expect(!file.text.contains("__"))
            #expect(file.text.hasSuffix("\n"))
        }
    }

    private static func scaffold(_ kind: ScaffoldKind) throws -> Scaffold {
        switch kind {
        case .source: Scaffold(try PartName("made-up-trades", kind: kind))
        case .rule: Scaffold(try PartName("price-line", kind: kind))
        case .sink: Scaffold(try PartName("alert-notes", kind: kind))
        }
    }

    private static func text(_ name: String, _ kind: ScaffoldKind) throws -> String {
        try #require(try scaffold(kind).files.first { $0.path.hasSuffix("/\(name)") }).text
    }

    private static func example(_ kind: ScaffoldKind) throws -> String { try text("example.yaml", kind) }

    private static func expectSettings<P: Plugin>(of plugin: P.Type, in kind: ScaffoldKind) throws {
        let readme = try text("README.md", kind)
        let use = readme.components(separatedBy: "```yaml\n").last?.components(separatedBy: "```").first
        #expect(PluginContract.problems(of: plugin, example: try #require(use)) == [])
        #expect(readme.contains("# `\(P.name)`"))
        for setting in P.Settings.definitions {
            #expect(readme.contains("| `\(setting.key)` | \(setting.defaultText.map { "`\($0)`" } ?? "–") |"))
        }
    }
}
