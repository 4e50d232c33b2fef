import Files
import Foundation
import TestFolders
import Testing

@Suite struct FileReplacementTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `a replacement that is discarded leaves the file and nothing beside it`() throws {
        let path = folder.path("config.yaml")
        try AtomicFile.write(Array("old".utf8), to: path)

        try FileReplacement(Array("new".utf8), at: path, like: path).discard()

        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        #expect(!RegularFile.isTaken(path + ".part"))
    }

    @Test func `a replacement takes over the permissions of the file it is like`() throws {
        let path = folder.path("config.yaml")
        try AtomicFile.write(Array("old".utf8), to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)

        try FileReplacement(Array("new".utf8), at: path, like: path).commit()

        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o664)
    }

    @Test func `a link leads to its target and a file is its own`() throws {
        let path = folder.path("config.yaml")
        try AtomicFile.write([1], to: path)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "config.yaml")
        try FileManager.default.createSymbolicLink(atPath: folder.path("astray"), withDestinationPath: "nowhere")

        #expect(try RegularFile.target(of: path) == path)
        #expect(try RegularFile.target(of: folder.path("link")).hasSuffix("/config.yaml"))
        #expect(throws: FileProblem.missing) { try RegularFile.target(of: folder.path("astray")) }
    }

    @Test func `what nobody may write is not writable even to the superuser`() throws {
        let path = folder.path("config.yaml")
        try AtomicFile.write([1], to: path)
        #expect(RegularFile.isWritable(path))

        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)

        #expect(!RegularFile.isWritable(path))
    }
}
