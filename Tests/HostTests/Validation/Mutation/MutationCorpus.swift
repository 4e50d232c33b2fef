import Engine
import Foundation
import PluginAPI
import Plugins
import Testing

/// Every valid configuration of the project, and the folder in which they are valid.
struct MutationCorpus: Sendable {
    let targets: [MutationTarget]
    private let path: String
    private let calendars: Calendars
    private let today: CivilDate
    private let catalog = PluginCatalog(registeredPlugins)

    /// Makes the folder and reads the texts.
    init() throws {
        path = try Self.workspace() + "/config.yaml"
        calendars = try Calendars.builtIn()
        today = try #require(CivilDate("2026-11-20"))
        var targets: [MutationTarget] = []
        for (name, text) in try Self.texts() {
            let configuration = try WholeConfiguration(showing: text, from: name)
            let loaded = Self.load(configuration.text, path)
            targets.append(MutationTarget(name, configuration, root: try #require(loaded.root, "\(name)")))
        }
        self.targets = targets
    }

    /// Validates a text as if it stood in the folder.
    func compile(_ text: String) -> (loaded: LoadedConfiguration, compiled: CompiledConfiguration) {
        let loaded = Self.load(text, path)
        let compiled = ConfigurationCompiler.compile(loaded, catalog: catalog, calendars: calendars, today: today)
        return (loaded, compiled)
    }

    /// A folder with the sample market in it, of whose recording only the beginning is looked at.
    private static func workspace() throws -> String {
        let folder = try SampleFolder.workspace("")
        let (sample, original) = (folder + "/var/sample", SampleFolder.path + "/var/sample")
        try FileManager.default.removeItem(atPath: sample)
        try FileManager.default.createDirectory(atPath: sample, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: original) {
            let contents = try #require(FileManager.default.contents(atPath: "\(original)/\(name)"))
            let lines = contents.split(separator: UInt8(ascii: "\n"), maxSplits: 50).prefix(50)
            let text = Data(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
            try text.write(to: URL(filePath: "\(sample)/\(name)"))
        }
        return folder
    }

    private static func load(_ text: String, _ path: String) -> LoadedConfiguration {
        var texts = FileTexts()
        texts[path] = text
        return ConfigurationLoader.load(path: path, process: WholeConfiguration.environment, texts: texts)
    }

    private static func texts() throws -> [(String, String)] {
        let plugins = try names(in: "Sources/Plugins").map { "Sources/Plugins/\($0)/example.yaml" }
        let examples = plugins.filter {
            FileManager.default.fileExists(atPath: Project.root.appending(path: $0).path(percentEncoded: false))
        }
        let whole =
            try ["config.yaml"] + names(in: "examples").filter { $0.hasSuffix(".yaml") }.map { "examples/\($0)" }
        let entries = try examples.flatMap { path in try Self.entries(of: Project.text(path)).map { (path, $0) } }
        let blocks = try MarkdownBlock.configurations().map { ($0.description, $0.text) }
        return try whole.map { ($0, try Project.text($0)) } + entries + blocks
    }

    private static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: Project.root.appending(path: folder).path(percentEncoded: false)
        ).sorted()
    }

    /// Each entry of an example by itself; the recordings that they speak of are the sample.
    private static func entries(of example: String) -> [String] {
        var entries: [String] = []
        for line in example.split(separator: "\n") {
            if line.hasPrefix("- ") || entries.isEmpty { entries.append("") }
            entries[entries.count - 1] += line + "\n"
        }
        return entries.map {
            $0.replacing("var/recordings/2026-11-20.rec.zst", with: "var/sample/krx-2026-11-20.rec")
                .replacing("path: day.rec", with: "path: var/sample/krx-2026-11-20.rec")
        }
    }
}
