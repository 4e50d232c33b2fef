internal import Files
internal import Foundation
import PluginAPI
internal import Synchronization

/// The folder that holds everything a host keeps, locked for one host at a time.
public final class StateDirectory: Sendable {
    /// The folder's path.
    public let path: String

    /// Open as long as the folder is in use; the lock goes with it.
    private let lockFile: Mutex<AppendableFile>

    /// Makes the folder if need be and locks it.
    ///
    /// - Throws: `StateError` that names the cause: a read-only folder, a file in the way, another host and its process id.
    public init(_ path: String) throws(StateError) {
        self.path = path
        do throws(FileProblem) {
            try Folder.create(path)
            let file = try AppendableFile(path: "\(path)/host.lock")
            try file.lock()
            try file.truncate(to: 0)
            _ = try file.write(Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8).span)
            lockFile = Mutex(file)
        } catch {
            if error == .inUse { throw .inUse(path: path, process: Self.owner(path)) }
            throw error.isFull ? .diskFull(path: path) : .cannotUse(path: path, reason: error.message)
        }
    }

    /// A file of the folder.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    private static func owner(_ path: String) -> Int32? {
        guard let content = FileManager.default.contents(atPath: "\(path)/host.lock") else { return nil }
        return Int32(String(decoding: content, as: UTF8.self).prefix { $0.isNumber })
    }
}
