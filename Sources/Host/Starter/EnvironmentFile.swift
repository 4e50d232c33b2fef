import Files
import Foundation
import PluginAPI

/// The `.env` of a folder; what stands in it is never changed, only what is left open is filled in.
struct EnvironmentFile {
    /// A variable with its value, which needs no quotes.
    struct Variable {
        let name: String
        let value: Secret
    }

    static let heading = LocalizedText(
        ko: "# 값을 적으세요. 이 파일은 아무에게도 보여 주지 마세요.",
        en: "# Fill in the values, and show this file to nobody."
    )

    private static let largest = 1 << 20

    let path: String

    /// The text; nothing when there is no file.
    func text() throws(StarterProblem) -> String? {
        guard RegularFile.isTaken(path) else { return nil }
        guard RegularFile.isPresent(at: path) else { throw .unwritable(path, .notAFile) }
        guard let size = RegularFile.size(of: path), size <= Self.largest else {
            throw .unwritable(path, FileProblem(code: EFBIG))
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw .unwritable(path, .notPermitted) }
        guard let text = String(validating: data, as: UTF8.self) else { throw .unwritable(path, .unexpectedContent) }
        return text
    }

    /// Puts in all of the variables, or none when one of them has another value already.
    func put(_ variables: [Variable], _ language: Language) throws(StarterProblem) -> StarterFolder.Outcome {
        guard let text = try text() else {
            let heading = Self.heading.text(in: language) + "\n"
            try create(variables.reduce(heading) { Self.text($0, with: $1) })
            return .written
        }
        let present = Environment(dotenv: text)
        let open = variables.filter { (present.value(of: $0.name) ?? "").isEmpty }
        let others = variables.filter { variable in
            guard let value = present.value(of: variable.name), !value.isEmpty else { return false }
            return value != variable.value.reveal()
        }
        guard others.isEmpty else { return .holdsOthers(others.map(\.name)) }
        guard !open.isEmpty else { return .kept }
        try replace(with: open.reduce(text) { Self.text($0, with: $1) })
        return .extended
    }

    private func create(_ text: String) throws(StarterProblem) {
        do throws(FileProblem) {
            try NewFile.write(Array(text.utf8), to: path, isPrivate: true)
        } catch {
            throw .unwritable(path, error)
        }
    }

    private func replace(with text: String) throws(StarterProblem) {
        do throws(FileProblem) {
            let target = try RegularFile.target(of: path)
            guard RegularFile.isWritable(target) else { throw FileProblem.notPermitted }
            // The new content takes over the permissions, and a token comes into it.
            guard unsafe chmod(target, 0o600) == 0 else { throw FileProblem(code: errno) }
            try FileReplacement(Array(text.utf8), at: target, like: target).commit()
        } catch {
            throw .unwritable(path, error)
        }
    }

    /// The text with the value in the line that leaves it open, or else in a line at its end.
    private static func text(_ text: String, with variable: Variable) -> String {
        let newline = UInt8(ascii: "\n")
        var lines = Array(text.utf8).split(separator: newline, omittingEmptySubsequences: false)
        let index = lines.firstIndex { line in
            let content = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
            return Environment(dotenv: content).value(of: variable.name) != nil
        }
        if let index, let sign = lines[index].firstIndex(of: UInt8(ascii: "=")) {
            let rest = lines[index][(sign + 1)...]
            let isQuoted = rest.starts(with: "\"\"".utf8) || rest.starts(with: "''".utf8)
            let line = lines[index][...sign] + variable.value.reveal().utf8 + rest.dropFirst(isQuoted ? 2 : 0)
            lines[index] = line
            return String(decoding: Array(lines.joined(separator: [newline])), as: UTF8.self)
        }
        let gap = text.isEmpty || text.utf8.last == newline ? "" : "\n"
        return "\(text)\(gap)\(variable.name)=\(variable.value.reveal())\n"
    }
}
