import Foundation
import TestFolders
import Testing

@testable import Files

@Suite struct FolderTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `folders are made with those above them, for their owner only`() throws {
        try Folder.create(folder.path("a/b/c"))
        try Folder.create(folder.path("a/b/c"))

        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a/b"))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(try Folder.names(in: folder.path("a/b")) == ["c"])
    }

    @Test func `a file in the way is named as such`() throws {
        try folder.write("", to: "file")

        #expect(throws: FileProblem(code: ENOTDIR)) { try Folder.create(folder.path("file")) }
        #expect(throws: FileProblem(code: ENOTDIR)) { try Folder.create(folder.path("file/below")) }
    }

    @Test func `looking for access makes nothing`() throws {
        try Folder.checkAccess(folder.path("a/b/c"))

        #expect(folder.names.isEmpty)
    }

    @Test func `a file or a link in the way of a folder is found without trying`() throws {
        try folder.write("", to: "file")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"),
            withDestinationPath: folder.path("gone")
        )

        #expect(throws: FileProblem(code: ENOTDIR)) { try Folder.checkAccess(folder.path("file")) }
        #expect(throws: FileProblem(code: ENOTDIR)) { try Folder.checkAccess(folder.path("file/below/it")) }
        #expect(throws: FileProblem.missing) { try Folder.checkAccess(folder.path("link/below")) }
    }

    @Test(arguments: [
        ("var/alerts.jsonl", "var"), ("alerts.jsonl", ""), ("/alerts", "/"), ("/var/log/x", "/var/log"), ("", ""),
        ("a/b/", "a"), ("/", ""),
    ])
    func `the folder of a path`(path: String, parent: String) {
        #expect(Folder.parent(of: path) == parent)
    }

    @Test func `a file is moved to a free name`() throws {
        try folder.write("old", to: "a")

        try Folder.move(folder.path("a"), to: folder.path("b"))

        #expect(folder.names == ["b"])
        #expect(try folder.text("b") == "old")
    }

    @Test func `a file is never moved over another`() throws {
        try folder.write("new", to: "a")
        try folder.write("old", to: "b")

        #expect(throws: FileProblem.exists) { try Folder.move(folder.path("a"), to: folder.path("b")) }

        #expect(try folder.text("a") == "new")
        #expect(try folder.text("b") == "old")
    }

    @Test func `moving what is not there leaves nothing behind`() throws {
        #expect(throws: FileProblem.missing) { try Folder.move(folder.path("a"), to: folder.path("b")) }

        #expect(folder.names == [])
    }

    @Test func `removing twice is harmless`() throws {
        try folder.write("", to: "a")

        try Folder.remove(folder.path("a"))
        try Folder.remove(folder.path("a"))

        #expect(folder.names == [])
    }
}
