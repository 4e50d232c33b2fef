import Engine
import PluginAPI
import TestFolders
import Testing

/// A folder of a test's own, removed with the test.
final class Workspace {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    var path: String { folder.path }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }

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
