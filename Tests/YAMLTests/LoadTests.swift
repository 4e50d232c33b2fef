import Foundation
import Testing
import YAML

struct LoadTests {
    private func withDirectory(_ body: (URL) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory)
    }

    @Test func `a file is read under its display name`() throws {
        try withDirectory { directory in
            let file = directory.appendingPathComponent("설정.yaml")
            try Data("mode: paper\nmode: real\n".utf8).write(to: file)

            let result = YAMLDocument.load(path: file.path, displayName: "설정.yaml")

            #expect(result.root?["mode"]?.scalar?.text == "paper")
            #expect(result.problems.map(\.description) == ["설정.yaml:2:1: duplicate key 'mode'"])
        }
    }

    @Test func `without a display name the path is shown`() {
        let result = YAMLDocument.load(path: "/nonexistent/config.yaml")

        #expect(result.problems.map(\.kind) == [.unreadable(.missing)])
        #expect(result.problems.first?.span.file.name == "/nonexistent/config.yaml")
        #expect(result.file == nil)
        #expect(result.root == nil)
    }

    @Test func `a path through a file or with a zero byte leads nowhere`() throws {
        try withDirectory { directory in
            let file = directory.appendingPathComponent("a")
            try Data("a: 1".utf8).write(to: file)

            #expect(YAMLDocument.load(path: file.path + "/b").problems.map(\.kind) == [.unreadable(.missing)])
            #expect(YAMLDocument.load(path: file.path + "\0b").problems.map(\.kind) == [.unreadable(.missing)])
            #expect(YAMLDocument.load(path: "").problems.map(\.kind) == [.unreadable(.missing)])
        }
    }

    @Test func `a directory, a pipe and a device are no files`() throws {
        try withDirectory { directory in
            let pipe = directory.appendingPathComponent("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)

            #expect(YAMLDocument.load(path: directory.path).problems.map(\.kind) == [.unreadable(.directory)])
            #expect(YAMLDocument.load(path: pipe).problems.map(\.kind) == [.unreadable(.notRegularFile)])
            #expect(YAMLDocument.load(path: "/dev/zero").problems.map(\.kind) == [.unreadable(.notRegularFile)])
        }
    }

    @Test(.enabled(if: getuid() != 0)) func `a file without permission says so`() throws {
        try withDirectory { directory in
            let file = directory.appendingPathComponent("secret.yaml")
            try Data("a: 1".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)

            #expect(YAMLDocument.load(path: file.path).problems.map(\.kind) == [.unreadable(.notPermitted)])
        }
    }

    @Test func `a huge file is refused by its size`() throws {
        try withDirectory { directory in
            let file = directory.appendingPathComponent("huge.yaml")
            try Data().write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 100 << 20)
            try handle.close()

            var result = read("a: 1")
            let duration = ContinuousClock().measure { result = YAMLDocument.load(path: file.path) }

            #expect(result.problems.map(\.kind) == [.tooLarge(limit: 1 << 20)])
            #expect(duration < .milliseconds(500))
        }
    }

    @Test func `the limit is the last size that is read`() throws {
        try withDirectory { directory in
            let file = directory.appendingPathComponent("config.yaml")
            try Data("a: 12345".utf8).write(to: file)

            #expect(YAMLDocument.load(path: file.path, limits: YAMLLimits(bytes: 8)).problems.isEmpty)
            #expect(YAMLDocument.load(path: file.path, limits: YAMLLimits(bytes: 7)).problems.count == 1)
        }
    }
}
