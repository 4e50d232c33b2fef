import Engine
import Files
import Foundation
import PluginAPI

/// A folder that a command needs while it works, under the system's folder for such files.
struct TemporaryFolder: Sendable {
    /// The folder's path, which nobody else uses; it is made by whoever writes into it first.
    let path: String

    init(_ name: String) {
        path = FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString)")
            .path(percentEncoded: false)
    }

    /// Looks whether the folder can be made.
    ///
    /// - Throws: `ReplayError` in the user's words.
    func checkAccess() throws(ReplayError) {
        do throws(FileProblem) {
            try Folder.checkAccess(path)
        } catch {
            let (parent, cause) = (Folder.parent(of: path), error.message)
            throw ReplayError(
                LocalizedText(
                    ko: "`\(parent)`에 임시 폴더를 만들 수 없습니다: \(cause.ko). `TMPDIR`로 다른 곳을 정하세요.",
                    en: "no temporary folder can be made in '\(parent)': \(cause.en); set TMPDIR to another place"
                )
            )
        }
    }

    /// Removes the folder with all that is in it; one that cannot be removed is left to the system.
    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
