import Foundation
import PluginAPI
import TestFolders
import Testing

@testable import Host

/// What becomes of an `.env` that gets values.
@Suite struct EnvironmentFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private var path: String { folder.path(".env") }

    private var file: EnvironmentFile { EnvironmentFile(path: path) }

    private static let values = [
        EnvironmentFile.Variable(name: "TOKEN", value: Secret("1:abc")),
        EnvironmentFile.Variable(name: "CHAT", value: Secret("-100")),
    ]

    private func put(into text: String) throws -> StarterFolder.Outcome {
        try Data(text.utf8).write(to: URL(filePath: path))
        return try file.put(Self.values, .en)
    }

    private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test(
        arguments: [
            ("", "TOKEN=1:abc\nCHAT=-100\n"),
            ("# mine\nA=b", "# mine\nA=b\nTOKEN=1:abc\nCHAT=-100\n"),
            ("TOKEN=\nA=b\nCHAT=\n", "TOKEN=1:abc\nA=b\nCHAT=-100\n"),
            ("export TOKEN= # here\n", "export TOKEN=1:abc # here\nCHAT=-100\n"),
            ("TOKEN=\"\"\nCHAT='' # x\n", "TOKEN=1:abc\nCHAT=-100 # x\n"),
            ("TOKEN=\r\nCHAT=-100\r\n", "TOKEN=1:abc\r\nCHAT=-100\r\n"),
            ("#TOKEN=9\nXTOKEN=\n", "#TOKEN=9\nXTOKEN=\nTOKEN=1:abc\nCHAT=-100\n"),
            ("bad line\nTOKEN='1:abc'\n", "bad line\nTOKEN='1:abc'\nCHAT=-100\n"),
        ]
    )
    func `what is open is filled in, and every other byte stays`(before: String, after: String) throws {
        let outcome = try put(into: before)

        let environment = Environment(dotenv: try text())
        #expect(outcome == .extended)
        #expect(try text() == after)
        #expect(environment.value(of: "TOKEN") == "1:abc")
        #expect(environment.value(of: "CHAT") == "-100")
        #expect(try mode() == 0o600)
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    }

    @Test func `a new file is for its owner only`() throws {
        let outcome = try file.put(Self.values, .en)

        #expect(outcome == .written)
        #expect(try text() == "# Fill in the values, and show this file to nobody.\nTOKEN=1:abc\nCHAT=-100\n")
        #expect(try mode() == 0o600)
    }

    @Test func `another value stays, and then nothing at all is put in`() throws {
        let before = "CHAT=-200\n"

        let outcome = try put(into: before)

        #expect(outcome == .holdsOthers(["CHAT"]))
        #expect(try text() == before)
    }

    @Test func `what is there already is not written again`() throws {
        let before = "CHAT=-100\nTOKEN=1:abc"

        let outcome = try put(into: before)

        #expect(outcome == .kept)
        #expect(try text() == before)
    }

    @Test func `a link is followed and stays a link`() throws {
        let target = path + "-target"
        try Data("A=b\n".utf8).write(to: URL(filePath: target))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)

        _ = try file.put(Self.values, .en)

        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "A=b\nTOKEN=1:abc\nCHAT=-100\n")
    }

    @Test func `what is no text, no file, too large or protected is left alone`() throws {
        func fails() -> Bool { (try? file.put(Self.values, .en)) == nil }

        try Data([0x41, 0x3D, 0xFF]).write(to: URL(filePath: path))
        #expect(fails())
        try Data(repeating: 0x0A, count: 1 << 20 | 1).write(to: URL(filePath: path))
        #expect(fails())
        try Data("A=b\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        #expect(fails())
        #expect(try text() == "A=b\n")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        #expect(fails())
    }
}
