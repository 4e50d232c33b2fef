import Foundation
import PluginAPI
import Plugins
import Testing

@testable import Host

@Suite final class ProjectFolderTests: Sendable {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")

    init() throws { try make("Sources/Plugins") }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `a new part is four files and nothing else`() throws {
        try write("price-line", .rule)

        #expect(
            try files() == [
                "Sources/Plugins/PriceLineRule/PriceLineRule.swift",
                "Sources/Plugins/PriceLineRule/README.md",
                "Sources/Plugins/PriceLineRule/example.yaml",
                "Tests/PluginsTests/PriceLineRuleTests.swift",
            ]
        )
    }

    @Test func `a folder without plugins is no project`() throws {
        let empty = folder.appending(path: "elsewhere").path(percentEncoded: false)
        try make("elsewhere")

        #expect(throws: ScaffoldProblem.noPlugins(empty)) { try self.write("price-line", .rule, in: empty) }
        #expect(try files() == [])
    }

    @Test func `a registered plugin keeps its name`() throws {
        let known = try #require(registeredPlugins.first { $0.kind == .rule })
        let problem = ScaffoldProblem.registered(.rule, known.name, type: String(describing: known))

        #expect(throws: problem) { try self.write(known.name, .rule) }
        #expect(try files() == [])
    }

    @Test func `two kinds do not share a name`() throws {
        let known = try #require(registeredPlugins.first { $0.kind == .rule })
        let problem = ScaffoldProblem.registered(.rule, known.name, type: String(describing: known))

        #expect(throws: problem) { try self.write(known.name, .source) }
    }

    @Test func `a plugin that is not built yet keeps its name`() throws {
        try make("Sources/Plugins/PriceLineSource")

        #expect(throws: ScaffoldProblem.registered(.source, "price-line", type: "PriceLineSource")) {
            try self.write("price-line", .rule)
        }
    }

    @Test(arguments: ["Sources/Plugins/PriceLineRule", "Sources/Plugins/PricelineRule"])
    func `a folder that is there is left alone`(path: String) throws {
        try make(path)

        #expect(throws: ScaffoldProblem.exists(path)) { try self.write("price-line", .rule) }
        #expect(try files() == [])
    }

    @Test func `a registered type is not made again under another name`() throws {
        struct PriceLineRule: Rule {
            struct Settings: PluginSettings {}
            static let name = "line"
            static let summary: LocalizedText = "A rule."
            static let consumes: EventKinds = []
            let settings: Settings
        }
        let name = try PartName("price-line", kind: .rule)
        let project = ProjectFolder(path: folder.path(percentEncoded: false))

        #expect(throws: ScaffoldProblem.registered(.rule, "line", type: "PriceLineRule")) {
            try project.check(name, Scaffold(name), registered: [PriceLineRule.self])
        }
    }

    @Test func `a test that is there is left alone`() throws {
        try make("Tests/PluginsTests")
        let path = "Tests/PluginsTests/PriceLineRuleTests.swift"
        try Data("mine".utf8).write(to: folder.appending(path: path))

        #expect(throws: ScaffoldProblem.exists(path)) { try self.write("price-line", .rule) }
        #expect(try files() == [path])
        #expect(try String(contentsOf: folder.appending(path: path), encoding: .utf8) == "mine")
    }

    @Test func `what cannot be written as a whole is not written at all`() throws {
        try make("Tests/PluginsTests")
        // Nothing that is there as far as anyone can see, and yet it cannot be made.
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "Tests/PluginsTests/PriceLineRuleTests.swift"),
            withDestinationURL: folder.appending(path: "nowhere/at-all.swift")
        )

        let problem = #expect(throws: ScaffoldProblem.self) { try self.write("price-line", .rule) }

        #expect(problem?.message.en.hasSuffix("cannot be written: it exists already") == true)
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "Sources/Plugins").path))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "Sources/Plugins/PriceLineRule").path))
    }

    private func write(_ text: String, _ kind: ScaffoldKind, in path: String? = nil) throws {
        let name = try PartName(text, kind: kind)
        let scaffold = Scaffold(name)
        let project = ProjectFolder(path: path ?? folder.path(percentEncoded: false))
        try project.check(name, scaffold, registered: registeredPlugins)
        try project.write(scaffold)
    }

    private func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: path),
            withIntermediateDirectories: true
        )
    }

    private func files() throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        return all.filter { !folder.appending(path: $0).hasDirectoryPath && $0.contains(".") }.sorted()
    }
}
