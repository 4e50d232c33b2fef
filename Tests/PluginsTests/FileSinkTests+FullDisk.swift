import Files
import Foundation
import PluginAPI
import PluginTesting
import TestFolders
import Testing

@testable import Plugins

@Suite struct FileSinkFullDiskTests {
    private let bench: FileSinkBench
    private let full = DeliveryOutcome.retry(after: .seconds(5), reason: "")

    init() throws { bench = try FileSinkBench() }

    private func isFull(_ outcome: DeliveryOutcome) -> Bool {
        guard case .retry(.seconds(5), let reason) = outcome else { return false }
        return reason.hasSuffix("cannot be written: the disk is full")
    }

    @Test func `a disk that is full after any number of bytes leaves whole lines, and nothing is lost or twice`()
        async throws
    {
        var script = EventScript()
        let items = script.deliveries(3)
        let whole = items.compactMap { FileSink.Line($0, .json, .en)?.bytes }
        let length = whole.joined().count
        let ends = [whole[0].count, whole[0].count + whole[1].count]
        for room in Array(stride(from: 0, through: length, by: 7)) + ends {
            let name = "\(room).jsonl"
            let disk = LittleDisk(room: room)
            let sink = try await bench.sink(name, disk: disk)

            let first = await sink.deliver(items)

            let count = first.count { $0 == .delivered }
            let expected = whole.prefix(count).joined()
            #expect(first.dropFirst(count).allSatisfy(isFull))
            #expect(Array(try bench.folder.text(name).utf8) == Array(expected))
            #expect(count == 3 || expected.count + whole[count].count > room)

            disk.grow(to: .max)
            let second = await sink.deliver(Array(items.dropFirst(count)))

            #expect(second.allSatisfy { $0 == .delivered })
            #expect(try bench.ids(name) == ["A1", "A2", "A3"])
        }
        #expect(!bench.folder.names.contains { $0.hasSuffix(".torn") })
    }

    @Test func `a device that is always full is an outcome`() async throws {
        var script = EventScript()
        let settings = try SettingsText.settings("path: /dev/full", for: FileSink.self)
        let sink = FileSink(settings: settings)
        try await sink.open(bench.context)

        let outcomes = await sink.deliver(script.deliveries(2))

        let reason = "'/dev/full' cannot be written: the disk is full"
        #expect(outcomes == [.retry(after: .seconds(5), reason: reason), .retry(after: .seconds(5), reason: reason)])
    }

    @Test(.enabled(if: SmallFileSystem.isAvailable, "only root may mount a file system"))
    func `a file system that fills up keeps whole lines and goes on when there is room`() async throws {
        let disk = try SmallFileSystem(in: bench.folder)
        var script = EventScript()
        let items = script.deliveries(1_000)
        let sink = try await bench.sink("disk/alerts.jsonl")

        let first = await sink.deliver(items)
        let count = first.count { $0 == .delivered }

        #expect((1..<1_000).contains(count))
        #expect(isFull(first[count]))
        #expect(try bench.ids("disk/alerts.jsonl") == items.prefix(count).map(\.id))

        try disk.grow()
        let second = await sink.deliver(Array(items.dropFirst(count)))
        await sink.close()

        #expect(second.allSatisfy { $0 == .delivered })
        #expect(try bench.ids("disk/alerts.jsonl") == items.map(\.id))
    }

    @Test(.enabled(if: SmallFileSystem.isAvailable, "only root may mount a file system"))
    func `a sink can be opened on a full disk and works when there is room`() async throws {
        let disk = try SmallFileSystem(in: bench.folder)
        let filler = try AppendableFile(path: bench.folder.path("disk/filler"))
        let zeros = [UInt8](repeating: 0, count: 4_096)
        #expect(throws: FileProblem.noSpace) { while try filler.write(zeros.span) > 0 {} }
        var script = EventScript()
        let sink = try await bench.sink("disk/alerts.jsonl")

        let first = await sink.deliver(script.deliveries(1))
        try disk.grow()
        let second = await sink.deliver(script.deliveries(1))

        #expect(first.allSatisfy(isFull))
        #expect(second == [.delivered])
    }
}

/// A file system in memory that is soon full, mounted at `disk` in a folder.
final class SmallFileSystem {
    static let size = 64 * 1_024

    static let isAvailable: Bool = {
        guard getuid() == 0, let folder = try? TestFolder() else { return false }
        return (try? SmallFileSystem(in: folder)) != nil
    }()

    private let path: String

    init(in folder: TestFolder) throws {
        path = folder.path("disk")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(Self.size)", "tmpfs", path])
    }

    deinit { try? Self.run("umount", ["-l", path]) }

    func grow() throws { try Self.run("mount", ["-o", "remount,size=16m", path]) }

    private static func run(_ command: String, _ arguments: [String]) throws {
        struct Failed: Error {}
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
    }
}
