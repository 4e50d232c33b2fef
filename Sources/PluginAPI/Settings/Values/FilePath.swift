/// The name of a file or folder, relative to the configuration that names it.
public struct FilePath: Sendable, Hashable {
    /// The name as written, with variables replaced.
    public let text: String

    /// The name from where the program runs, or from the root.
    public let path: String

    /// Takes a name and the folder that it is relative to; an empty folder is the one the program runs in.
    public init(_ text: String, in directory: String = "") {
        self.text = text
        path = text.hasPrefix("/") ? text : Self.join(directory, text)
    }

    /// Puts a relative name behind a folder.
    static func join(_ directory: String, _ name: String) -> String {
        guard !directory.isEmpty, !name.isEmpty else { return directory.isEmpty ? name : directory }
        return directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }

    /// The folder of a file, empty when its name has none.
    static func directory(of name: String) -> String {
        guard let slash = name.lastIndex(of: "/") else { return "" }
        return slash == name.startIndex ? "/" : String(name[..<slash])
    }
}
