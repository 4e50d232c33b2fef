import Engine
import Foundation
import PluginAPI
import Testing

/// A folder of a test's own, removed with the test.
final class Workspace {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "maedup-\(UUID().uuidString)").path(
            percentEncoded: false
        )
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }

    /// Compiles a configuration that stands in this folder.
    func compile(
        _ yaml: String,
        environment: [String: String] = [:],
        today: CivilDate = Moments.friday
    ) throws -> CompiledConfiguration {
        let file = try write(yaml, to: "config.yaml")
        let loaded = ConfigurationLoader.load(path: file, process: environment)
        return ConfigurationCompiler.compile(loaded, catalog: testCatalog, calendars: Moments.calendars, today: today)
    }

    /// Compiles a configuration that is expected to be right.
    func blueprint(_ yaml: String) throws -> Blueprint {
        let compiled = try compile(yaml)
        let format = DiagnosticFormat(language: .en, usesColor: false)
        return try #require(compiled.blueprint, "\(format.text(of: compiled.diagnostics))")
    }

    /// Runs a configuration to its end.
    func run(_ yaml: String) async throws -> RunReport {
        try await HostRun(blueprint(yaml)).run()
    }
}
