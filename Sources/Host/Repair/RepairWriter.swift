import Files
import Foundation
import PluginAPI
import YAML

/// Puts mended files in the place of the old ones, all or none, and keeps what they were.
struct RepairWriter {
    /// Why nothing was written, by the path that stands in the way.
    struct Failure: Error {
        var path: String
        var problem: FileProblem

        /// The failure for a person.
        var message: LocalizedText {
            LocalizedText(
                ko: "`\(path)`에 쓸 수 없습니다: \(problem.message.ko). 아무것도 바꾸지 않았습니다.",
                en: "'\(path)' cannot be written: \(problem.message.en); nothing was changed"
            )
        }
    }

    /// A file that was replaced and where its old content is.
    struct Written {
        var name: String
        var backup: String
    }

    private var replacements: [FileReplacement] = []

    /// Replaces the files, each behind a link if there is one, with the permissions they have.
    ///
    /// - Throws: `Failure`; nothing has changed then.
    static func write(_ files: [Repair.File]) throws(Failure) -> [Written] {
        var writer = RepairWriter()
        do throws(Failure) {
            var targets: [String] = []
            for file in files { targets.append(try target(of: file)) }
            // Every old content is kept before the first file changes.
            for (file, path) in zip(files, targets) { try writer.prepare(file.before, at: path + ".bak", like: path) }
            for (file, path) in zip(files, targets) { try writer.prepare(file.after, at: path, like: path) }
            try writer.commit(files.map(\.before), at: targets)
            return zip(files, targets).map { Written(name: $0.before.name, backup: $1 + ".bak") }
        } catch {
            for replacement in writer.replacements { replacement.discard() }
            throw error
        }
    }

    /// Where a file's content stands, once it is sure that it can be replaced and is still what was read.
    private static func target(of file: Repair.File) throws(Failure) -> String {
        let path = try refusing(file.before.name) { () throws(FileProblem) in
            try RegularFile.target(of: file.before.name)
        }
        let folder = Folder.parent(of: path)
        guard RegularFile.isPresent(at: path) else { throw Failure(path: path, problem: .notAFile) }
        for place in [path, folder.isEmpty ? "." : folder] where !RegularFile.isWritable(place) {
            throw Failure(path: place, problem: .notPermitted)
        }
        let backup = path + ".bak"
        guard !RegularFile.isTaken(backup) || RegularFile.isPresent(at: backup) else {
            throw Failure(path: backup, problem: .notAFile)
        }
        guard FileManager.default.contents(atPath: path) == Data(file.before.wholeText.utf8) else {
            throw Failure(path: path, problem: .unexpectedContent)
        }
        return path
    }

    private mutating func prepare(_ file: SourceFile, at path: String, like model: String) throws(Failure) {
        replacements.append(
            try Self.refusing(path) { () throws(FileProblem) in
                try FileReplacement(Array(file.wholeText.utf8), at: path, like: model)
            }
        )
    }

    /// Puts everything in its place; when that fails half-way, what was there comes back.
    private func commit(_ old: [SourceFile], at targets: [String]) throws(Failure) {
        for (index, replacement) in replacements.enumerated() {
            do {
                try replacement.commit()
            } catch {
                let replaced = max(0, index - targets.count)
                for (file, path) in zip(old, targets).prefix(replaced) {
                    try? FileReplacement(Array(file.wholeText.utf8), at: path, like: path).commit()
                }
                throw Failure(path: replacement.path, problem: error)
            }
        }
    }

    private static func refusing<Value>(
        _ path: String,
        _ body: () throws(FileProblem) -> Value
    ) throws(Failure) -> Value {
        do {
            return try body()
        } catch {
            throw Failure(path: path, problem: error)
        }
    }
}
