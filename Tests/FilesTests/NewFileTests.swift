import Files
import Foundation
import TestFolders
import Testing

@Suite struct NewFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `a private file is its owner's alone`() throws {
        try NewFile.write(Array("A=\n".utf8), to: folder.path(".env"), isPrivate: true)

        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(".env"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try folder.text(".env") == "A=\n")
    }

    @Test func `what is there stays, a link that leads nowhere included`() throws {
        try folder.write("old", to: "there")
        try FileManager.default.createSymbolicLink(atPath: folder.path("astray"), withDestinationPath: "nowhere")

        #expect(throws: FileProblem.exists) { try NewFile.write([1], to: folder.path("there")) }
        #expect(throws: FileProblem.exists) { try NewFile.write([1], to: folder.path("astray")) }

        #expect(try folder.text("there") == "old")
        #expect(folder.names == ["astray", "there"])
    }

    @Test func `a folder that is not there is named as missing`() {
        #expect(throws: FileProblem.missing) { try NewFile.write([1], to: folder.path("no/file")) }
    }
}
