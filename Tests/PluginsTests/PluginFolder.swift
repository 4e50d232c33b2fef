import Foundation

/// The folder of a plugin in the sources.
struct PluginFolder {
    private static let testFolder = URL(filePath: #filePath).deletingLastPathComponent()

    let url: URL
    private let name: String

    init(of type: Any.Type) {
        let package = Self.testFolder.deletingLastPathComponent().deletingLastPathComponent()
        name = String(describing: type)
        url = package.appending(path: "Sources/Plugins").appending(path: name)
    }

    /// The text of the plugin's own tests.
    var tests: String {
        get throws { try String(contentsOf: Self.testFolder.appending(path: "\(name)Tests.swift"), encoding: .utf8) }
    }

    /// The text of a file in the folder.
    func text(of file: String) throws -> String {
        try String(contentsOf: url.appending(path: file), encoding: .utf8)
    }
}
