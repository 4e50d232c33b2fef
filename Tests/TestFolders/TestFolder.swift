import Foundation

/// A new empty folder for one test, deleted with what is in it when nobody holds it any more.
public final class TestFolder: Sendable {
    /// Where it is, without links on the way.
    public let path: String

    /// Makes the folder.
    public init() throws { path = try RunFolder.newFolder() }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    public func path(_ name: String) -> String { "\(path)/\(name)" }

    /// The names in the folder, sorted.
    public var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// The text of a file in the folder.
    public func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// The bytes of a file in the folder.
    public func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

    /// Writes a file, with the folders it lies in, and gives its path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String { try file(name, holding: text.utf8) }

    /// Writes a file, with the folders it lies in, and gives its path.
    public func file(_ name: String, holding bytes: some Collection<UInt8>) throws -> String {
        let file = URL(filePath: path(name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
        return path(name)
    }
}
