import Foundation

/// The folder of a plugin in the sources.
struct PluginFolder {
    let url: URL

    init(of type: Any.Type) {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        url = package.appending(path: "Sources/Plugins").appending(path: String(describing: type))
    }

    /// The text of a file in the folder.
    func text(of file: String) throws -> String {
        try String(contentsOf: url.appending(path: file), encoding: .utf8)
    }
}
