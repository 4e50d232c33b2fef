import Engine
import Foundation
import PluginAPI
import Testing

@testable import Host

/// Validates the files of examples.
enum ExampleWorkspace {
    /// Compiles files in a folder of their own, with the parts that examples take for granted.
    static func compile(_ files: ExampleFiles) throws -> CompiledConfiguration {
        let folder = try SampleFolder.workspace("")
        try Data(files.configuration).write(to: URL(filePath: folder + "/config.yaml"))
        for (name, text) in files.others { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        return ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: [:]),
            catalog: PluginCatalog(ExamplePlugins.all),
            calendars: try Calendars.builtIn(),
            today: try files.day ?? #require(CivilDate("2026-11-20"))
        )
    }

    /// The same, and asks the parts of a valid configuration that have a live check.
    static func validate(_ files: ExampleFiles) async throws -> CompiledConfiguration {
        var compiled = try compile(files)
        guard let blueprint = compiled.blueprint else { return compiled }
        // Tests ask nobody beyond this machine.
        guard blueprint.brokers.flatMap(\.broker.networkEnds).allSatisfy(\.isLocal) else { return compiled }
        compiled.diagnostics += await LiveChecks.run(blueprint).diagnostics
        if compiled.diagnostics.hasErrors { compiled.blueprint = nil }
        return compiled
    }

    /// What was found, for the message of a failed test.
    static func text(of compiled: CompiledConfiguration) -> String {
        DiagnosticFormat(language: .en, usesColor: false).text(of: compiled.diagnostics)
    }
}
