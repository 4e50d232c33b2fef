import Files
import Foundation
import TestFolders
import Testing

@Suite struct AtomicFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `a file takes the place of an older one and only its owner may read it`() throws {
        let path = folder.path("status.json")
        try AtomicFile.write(Array("a longer first content".utf8), to: path)
        try AtomicFile.write(Array("second".utf8), to: path)

        #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    }

    @Test func `a place where nothing can be written is a problem and leaves nothing behind`() throws {
        let path = folder.path("folder")
        try FileManager.default.createDirectory(atPath: path + "/inside", withIntermediateDirectories: true)

        #expect(throws: FileProblem.self) { try AtomicFile.write([1], to: path) }
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    }
}
