import Foundation

/// The folder of one run of the tests, in which all others lie; it is deleted when the program ends.
public enum RunFolder {
    /// Makes an empty folder that stays until the program ends, unless somebody deletes it before.
    ///
    /// - Returns: its path, without links on the way.
    public static func newFolder() throws -> String {
        let folder = "\(path)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        return folder
    }

    private static let path: String = {
        let url = FileManager.default.temporaryDirectory.appending(path: "maedup-tests-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        } catch {
            preconditionFailure("\(error)")
        }
        atexit { try? FileManager.default.removeItem(atPath: RunFolder.path) }
        return url.resolvingSymlinksInPath().path(percentEncoded: false)
    }()
}
