import Foundation
import PackagePlugin

/// Builds the configurations to begin with into a target: `config.yaml` and every one in `examples`.
@main
struct ConfigurationRegistry: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let examples = root.appending(path: "examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: examples.path(percentEncoded: false))
            .filter { $0.hasSuffix(".yaml") }.sorted()
        let files = [root.appending(path: "config.yaml")] + names.map { examples.appending(path: $0) }

        let output = context.pluginWorkDirectoryURL.appending(path: "RegisteredConfigurations.swift")
        let arguments = ["configurations", output.path(percentEncoded: false)]
        return [
            .buildCommand(
                displayName: "Registering \(files.count) configurations",
                executable: try context.tool(named: "RegistryGenerator").url,
                arguments: arguments + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
