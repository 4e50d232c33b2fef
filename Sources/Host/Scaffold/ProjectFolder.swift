import Files
import Foundation
import PluginAPI

/// The folder of the program's own project, into which a new part is written.
struct ProjectFolder {
    /// Where plugins live.
    static let plugins = "Sources/Plugins"

    /// Where their tests live.
    static let tests = "Tests/PluginsTests"

    /// The folder, as it was named.
    let path: String

    /// Checks that a part can be made under a name.
    func check(_ name: PartName, _ scaffold: Scaffold, registered: [any Plugin.Type]) throws(ScaffoldProblem) {
        guard let folders = try? FileManager.default.contentsOfDirectory(atPath: place(Self.plugins)) else {
            throw .noPlugins(path)
        }
        // A name belongs to one plugin, whatever its kind, so that nobody has to say which is meant.
        for plugin in registered {
            let type = String(describing: plugin)
            guard plugin.name != name.plugin, type != name.type else {
                throw .registered(plugin.kind, plugin.name, type: type)
            }
        }
        for folder in folders {
            // Some file systems take capitals and small letters for the same.
            guard folder.lowercased() != name.type.lowercased() else { throw .exists("\(Self.plugins)/\(folder)") }
            guard let kind = PluginKind.allCases.first(where: { folder.hasSuffix($0.typeSuffix) }),
                PluginName.derived(fromType: folder, kind: kind) == name.plugin
            else { continue }
            throw .registered(kind, name.plugin, type: folder)
        }
        for file in scaffold.files where FileManager.default.fileExists(atPath: place(file.path)) {
            throw .exists(file.path)
        }
    }

    /// Writes the files, or none of them.
    func write(_ scaffold: Scaffold) throws(ScaffoldProblem) {
        var written: [String] = []
        do {
            try FileManager.default.createDirectory(atPath: place(Self.tests), withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: place(scaffold.folder), withIntermediateDirectories: false)
            written.append(scaffold.folder)
            for file in scaffold.files {
                let url = URL(filePath: place(file.path))
                try Data(file.text.utf8).write(to: url, options: .withoutOverwriting)
                written.append(file.path)
            }
        } catch {
            for path in written.reversed() { try? FileManager.default.removeItem(atPath: place(path)) }
            throw .unwritable(place(scaffold.folder), Self.reason(error))
        }
    }

    private func place(_ relative: String) -> String { path == "." ? relative : "\(path)/\(relative)" }

    private static func reason(_ error: any Error) -> LocalizedText {
        let system = (error as? CocoaError)?.underlying as? POSIXError ?? error as? POSIXError
        return system.map { FileProblem(code: $0.code.rawValue).message } ?? LocalizedText(error.localizedDescription)
    }
}
