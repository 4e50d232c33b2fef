import Foundation
import PluginAPI
import TestFolders
import Testing

@testable import KIS

@Suite struct KISPassFileTests {
    private let memory = KISPassKeeper.Memory(
        pass: KISPass(text: Secret("token"), expires: Fixtures.now),
        lastIssue: Fixtures.now - .seconds(5)
    )

    @Test func `what was written is read back`() throws {
        let folder = try TestFolder()
        let file = KISPassFile(of: try KISAccess.sample().key, in: folder.path + "/state/kis")

        try file.write([.token: memory, .approval: KISPassKeeper.Memory()])
        let content = try file.read()

        #expect(content.memories == [.token: memory, .approval: KISPassKeeper.Memory()])
        #expect(!content.isDamaged)
    }

    @Test func `only the owner may read it, and no key stands in it`() throws {
        let folder = try TestFolder()
        let file = KISPassFile(of: try KISAccess.sample().key, in: folder.path)

        try file.write([.token: memory])

        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try !String(contentsOfFile: file.path, encoding: .utf8).contains("PSabc"))
        #expect(!file.path.contains("PSabc"))
    }

    @Test func `real, paper and another key have files of their own`() throws {
        let folder = try TestFolder()
        let (real, paper) = (try KISAccess.sample(.real).key, try KISAccess.sample(.paper).key)

        try KISPassFile(of: real, in: folder.path).write([.token: memory])

        #expect(try KISPassFile(of: paper, in: folder.path).read().memories.isEmpty)
    }

    @Test func `no file is nothing`() throws {
        let folder = try TestFolder()

        let content = try KISPassFile(of: try KISAccess.sample().key, in: folder.path).read()

        #expect(content.memories.isEmpty && !content.isDamaged)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(arguments: ["", "x", "[]", #"{"server":1}"#, #"{"server""#, String(repeating: "[", count: 100_000)])
    func `content that cannot be made out is replaced`(text: String) throws {
        let folder = try TestFolder()
        let file = KISPassFile(of: try KISAccess.sample().key, in: folder.path)
        try text.write(toFile: file.path, atomically: false, encoding: .utf8)

        let content = try file.read()
        try file.write([.token: memory])

        #expect(content.isDamaged && content.memories.isEmpty)
        #expect(try file.read().memories[.token] == memory)
    }

    @Test func `passes of another server are not used`() throws {
        let folder = try TestFolder()
        let file = KISPassFile(of: try KISAccess.sample().key, in: folder.path)
        let other = KISAccess(
            try KISEnvironment(.real, rest: "http://127.0.0.1:1"),
            try KISAccess.sample().credentials,
            account: try KISAccount("12345678-01")
        )

        try KISPassFile(of: other.key, in: folder.path).write([.token: memory])

        #expect(try file.read().memories.isEmpty)
    }

    @Test func `a file that cannot be opened is an error with its cause`() throws {
        let folder = try TestFolder()
        let file = KISPassFile(of: try KISAccess.sample().key, in: folder.path)
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: true)

        let reading = #expect(throws: KISFault.self) { try file.read() }
        let writing = #expect(throws: KISFault.self) { try file.write([:]) }

        #expect(reading?.message.ko.contains("파일이 아니라 폴더입니다") == true)
        #expect(reading?.message.en.contains(file.path) == true)
        #expect(writing != nil)
    }
}
