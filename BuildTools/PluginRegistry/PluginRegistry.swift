import Foundation
import PackagePlugin

/// Registers every folder of a target as one plugin, named after the folder.
@main
struct PluginRegistry: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let folders = swiftFiles(of: target)
        for (folder, files) in folders { check(files, in: folder) }

        let output = context.pluginWorkDirectoryURL.appending(path: "RegisteredPlugins.swift")
        let paths = folders.map { target.directoryURL.appending(path: $0.name).path(percentEncoded: false) }
        return [
            .buildCommand(
                displayName: "Registering \(folders.count) plugins",
                executable: try context.tool(named: "RegistryGenerator").url,
                arguments: ["plugins", output.path(percentEncoded: false)] + paths,
                // The examples are built in; claiming the READMEs keeps SwiftPM from warning of unhandled files.
                inputFiles: target.sourceFiles.filter { $0.type == .unknown }.map(\.url),
                outputFiles: [output]
            )
        ]
    }

    /// The Swift files of each plugin folder, relative to it, in folder order.
    private func swiftFiles(of target: any SourceModuleTarget) -> [(name: String, files: [String])] {
        let root = target.directoryURL.path(percentEncoded: false)
        var folders: [String: [String]] = [:]
        for file in target.sourceFiles(withSuffix: ".swift") {
            let path = file.url.path(percentEncoded: false).dropFirst(root.count).split(separator: "/")
            guard path.count > 1 else { continue }
            folders[String(path[0]), default: []].append(path.dropFirst().joined(separator: "/"))
        }
        return folders.map { (name: $0.key, files: $0.value) }.sorted { $0.name < $1.name }
    }

    private func check(_ files: [String], in folder: String) {
        if !files.contains("\(folder).swift") {
            Diagnostics.error("the plugin folder \(folder) needs a \(folder).swift that declares the type \(folder)")
        }
        // All plugins share one module, where two files of one name cannot be told apart.
        for file in files where !(file.split(separator: "/").last ?? "").hasPrefix(folder) {
            Diagnostics.error("\(folder)/\(file) must have a name that begins with \(folder)")
        }
    }
}
