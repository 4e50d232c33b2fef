import Foundation
import TestFolders
import Testing

@testable import Files

@Suite struct AppendableFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ text: String, into file: AppendableFile) throws {
        let bytes = Array(text.utf8)
        #expect(try file.write(bytes.span) == bytes.count)
    }

    @Test func `a new file may be read by its owner only`() throws {
        _ = try AppendableFile(path: folder.path("new"))

        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("new"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `what is written stands at the end`() throws {
        try folder.write("one\n", to: "log")
        let file = try AppendableFile(path: folder.path("log"))

        try write("two\n", into: file)

        #expect(try folder.text("log") == "one\ntwo\n")
        #expect(try file.size == 8)
        #expect(try file.read(at: 2, count: 100) == Array("e\ntwo\n".utf8))
    }

    @Test func `a file that was moved or deleted is not in place`() throws {
        let file = try AppendableFile(path: folder.path("log"))
        #expect(try file.isInPlace)

        try FileManager.default.removeItem(atPath: folder.path("log"))
        #expect(try !file.isInPlace)

        try folder.write("", to: "log")
        #expect(try !file.isInPlace)
    }

    @Test func `a file is locked for one holder`() throws {
        let first = try AppendableFile(path: folder.path("log"))
        let second = try AppendableFile(path: folder.path("log"))
        try first.lock()

        #expect(throws: FileProblem.inUse) { try second.lock() }
        first.unlock()
        #expect(throws: Never.self) { try second.lock() }
    }

    @Test func `a symbolic link leads to the file behind it`() throws {
        try folder.write("", to: "real")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"),
            withDestinationPath: folder.path("real")
        )

        let file = try AppendableFile(path: folder.path("link"))

        #expect(file.path == folder.path("real"))
    }

    @Test func `a pipe and a folder are refused`() throws {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)

        #expect(throws: FileProblem.notAFile) { try AppendableFile(path: folder.path("pipe")) }
        #expect(throws: FileProblem(code: EISDIR)) { try AppendableFile(path: folder.path) }
    }

    @Test func `a full device refuses every byte`() throws {
        let file = try AppendableFile(path: "/dev/full")

        #expect(!file.isRegular)
        #expect(throws: FileProblem.noSpace) { try write("x", into: file) }
    }
}
