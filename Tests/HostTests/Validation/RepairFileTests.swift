import Foundation
import Testing

/// `host validate --fix` on files: how they are replaced.
@Suite struct RepairFileTests {
    private let host = Program("host")
    private let files = FileManager.default

    private static let typed = """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        pipelines:
          test:
            sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
            rules:
              - sigma:
                  lookback:1y   # a year
            sinks: [console]

        """

    private static let mended = typed.replacing("lookback:1y", with: "lookback: 1y")

    @Test func `a file is mended after the change was shown, and what it was is kept`() throws {
        let folder = try SampleFolder.workspace(Self.typed)
        let path = folder + "/config.yaml"
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)

        let result = try host.run(["validate", "--fix"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("-          lookback:1y   # a year\n+          lookback: 1y   # a year\n"))
        #expect(result.errors.contains("@@ -5,5 +5,5 @@"), "\(result.errors)")
        #expect(result.output.contains("'config.yaml' is valid"))
        #expect(try text(path) == Self.mended)
        #expect(try text(path + ".bak") == Self.typed)
        for name in [path, path + ".bak"] {
            #expect(try files.attributesOfItem(atPath: name)[.posixPermissions] as? Int == 0o640)
        }
        #expect(try files.contentsOfDirectory(atPath: folder).sorted() == ["config.yaml", "config.yaml.bak", "var"])
    }

    @Test func `without a mistake no file is touched`() throws {
        let folder = try SampleFolder.workspace(Self.mended)

        let result = try host.run(["validate", "--fix"], in: folder)

        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(!files.fileExists(atPath: folder + "/config.yaml.bak"))
    }

    @Test func `included files and the environment file are mended where they are`() throws {
        let folder = try SampleFolder.workspace("include: parts/sinks.yaml\n" + Self.typed)
        try files.createDirectory(atPath: folder + "/parts", withIntermediateDirectories: true)
        try write("sinks:\n  log: { file: { path:var/log.jsonl } }\n", to: folder + "/parts/sinks.yaml")
        try write("NAME =value-of-it\n", to: folder + "/.env")

        let result = try host.run(["validate", "--fix"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(try text(folder + "/parts/sinks.yaml") == "sinks:\n  log: { file: { path: var/log.jsonl } }\n")
        #expect(try text(folder + "/.env") == "NAME=value-of-it\n")
        #expect(!result.errors.contains("value-of-it"), "\(result.errors)")
        #expect(try text(folder + "/config.yaml") == "include: parts/sinks.yaml\n" + Self.mended)
    }

    @Test func `a file that is read under two names is mended once`() throws {
        let folder = try SampleFolder.workspace("include: [sinks.yaml, ./sinks.yaml]\n" + Self.mended)
        try write("sinks:\n  log: { file: { path:var/log.jsonl } }\n", to: folder + "/sinks.yaml")

        _ = try host.run(["validate", "--fix"], in: folder)

        #expect(try text(folder + "/sinks.yaml") == "sinks:\n  log: { file: { path: var/log.jsonl } }\n")
    }

    @Test func `a link stays and what it leads to is replaced`() throws {
        let folder = try SampleFolder.workspace(Self.typed)
        try files.createDirectory(atPath: folder + "/real", withIntermediateDirectories: true)
        try files.moveItem(atPath: folder + "/config.yaml", toPath: folder + "/real/mine.yaml")
        try files.createSymbolicLink(atPath: folder + "/config.yaml", withDestinationPath: "real/mine.yaml")

        let result = try host.run(["validate", "--fix"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(try files.destinationOfSymbolicLink(atPath: folder + "/config.yaml") == "real/mine.yaml")
        #expect(try text(folder + "/real/mine.yaml") == Self.mended)
        #expect(try text(folder + "/real/mine.yaml.bak") == Self.typed)
    }

    @Test(arguments: ["file", "folder", "backup", "second file"])
    func `where something may not be written nothing changes`(obstacle: String) throws {
        let folder = try SampleFolder.workspace("include: sinks.yaml\n" + Self.typed)
        try write("sinks:\n  log: { file: { path:var/log.jsonl } }\n", to: folder + "/sinks.yaml")
        let (path, mode): (String, Int) =
            switch obstacle {
            case "file": ("/config.yaml", 0o444)
            case "folder": ("", 0o555)
            case "second file": ("/sinks.yaml", 0o400)
            default: ("/config.yaml.bak", 0o755)
            }
        if obstacle == "backup" { try files.createDirectory(atPath: folder + path, withIntermediateDirectories: true) }
        try files.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + path)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }

        let result = try host.run(["validate", "--fix"], in: folder)

        #expect(result.status == 4, "\(result.errors)")
        #expect(result.errors.contains("cannot be written: "), "\(result.errors)")
        #expect(result.errors.contains("nothing was changed"))
        #expect(try text(folder + "/config.yaml") == "include: sinks.yaml\n" + Self.typed)
        #expect(try text(folder + "/sinks.yaml").contains("path:var"))
        #expect(!files.fileExists(atPath: folder + "/sinks.yaml.bak"))
    }

    @Test func `the change that is shown holds no secret`() throws {
        let secret = "zq9xkvw7plm3"
        let folder = try SampleFolder.workspace("version: 1\nsinks:\n  phone:\n    telegram:\n\t\ttoken: \(secret)\n")

        let result = try host.run(["validate", "--fix"], in: folder)

        #expect(result.errors.contains("+    "), "\(result.errors)")
        #expect(!result.errors.contains(secret), "\(result.errors)")
    }

    // MARK: - Helpers

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
}
