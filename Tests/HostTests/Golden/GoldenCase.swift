import Foundation
import PluginAPI
import Testing

/// A folder of `Cases`: files as a person typed them, and everything that is said about them.
struct GoldenCase: Sendable {
    /// The mistake, in words; the name of the folder.
    let name: String

    /// What the person typed, by file name; the configuration is `config.yaml`.
    let inputs: [String: Data]

    /// What has to come out, by file name.
    let expected: [String: String]

    /// The day on which the configuration is checked.
    let day: CivilDate

    /// Every case, by name.
    static let all: [GoldenCase] = {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            return try names.filter { !$0.hasPrefix(".") }.sorted().map(GoldenCase.init)
        } catch {
            preconditionFailure("the cases cannot be read: \(error)")
        }
    }()

    private static let folder = Project.root.appending(path: "Tests/HostTests/Golden/Cases")

    /// Whether what comes out is written down as what has to come out.
    static let isRecording = ProcessInfo.processInfo.environment["MAEDUP_RECORD_GOLDEN"] == "1"

    private init(_ name: String) throws {
        self.name = name
        let folder = Self.folder.appending(path: name)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        var files: [String: Data] = [:]
        for path in paths {
            let file = folder.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[path] = try Data(contentsOf: file)
        }
        day = try #require(CivilDate(files.removeValue(forKey: "day.txt").map(Self.line) ?? "2026-11-20"))
        expected = files.filter { Self.isOutput($0.key) }.mapValues { String(decoding: $0, as: UTF8.self) }
        inputs = files.filter { !Self.isOutput($0.key) }.mapValues(Self.expanded)
    }

    private static func isOutput(_ name: String) -> Bool {
        ["ko.txt", "en.txt", "report.json"].contains(name) || name.hasPrefix("fixed.")
    }

    private static func line(_ data: Data) -> String { String(decoding: data.prefix { $0 != 10 }, as: UTF8.self) }

    /// `⟪ab×3⟫` stands for `ababab`, so that a file need not be as large as the mistake.
    private static func expanded(_ data: Data) -> Data {
        guard let text = String(data: data, encoding: .utf8), text.contains("⟪") else { return data }
        return Data(
            text.replacing(/⟪([^⟫]+)×(\d+)⟫/) { match in
                String(repeating: String(match.output.1), count: Int(match.output.2) ?? 0)
            }.utf8
        )
    }

    /// Writes down what came out.
    func record(_ outputs: [String: String]) throws {
        let folder = Self.folder.appending(path: name)
        for name in Set(expected.keys).subtracting(outputs.keys) {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        for (name, text) in outputs { try Data(text.utf8).write(to: folder.appending(path: name)) }
    }
}

extension GoldenCase: CustomTestStringConvertible {
    var testDescription: String { name }
}
