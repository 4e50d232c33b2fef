import Files
import Foundation
import PluginAPI
import PluginTesting
import TestFolders
import Testing

@testable import Plugins

@Suite struct FileSinkRotationTests {
    private let bench: FileSinkBench
    private var folder: TestFolder { bench.folder }

    init() throws { bench = try FileSinkBench() }

    @Test func `a new file is begun before the size is passed`() async throws {
        var script = EventScript(on: "2026-11-20")
        let sink = try await bench.sink(rotate: "size: 1KB")
        // Each of these lines has 194 bytes, so five go into a kilobyte.
        let items = (1...12).map { script.delivery(String(repeating: "x", count: 37), id: "A\($0 % 10)") }

        _ = await sink.deliver(items)

        #expect(folder.names == ["alerts.2026-11-20.2.jsonl", "alerts.2026-11-20.jsonl", "alerts.jsonl"])
        #expect(try bench.ids("alerts.2026-11-20.jsonl") == ["A1", "A2", "A3", "A4", "A5"])
        #expect(try bench.ids("alerts.2026-11-20.2.jsonl") == ["A6", "A7", "A8", "A9", "A0"])
        #expect(try bench.ids() == ["A1", "A2"])
    }

    @Test func `a line that alone is larger than the size stands alone`() async throws {
        var script = EventScript(on: "2026-11-20")
        let sink = try await bench.sink(rotate: "size: 1KB")
        let large = script.delivery(String(repeating: "x", count: 2_000), id: "A2")

        let outcomes = await sink.deliver([script.delivery("", id: "A1"), large, script.delivery("", id: "A3")])

        #expect(outcomes == [.delivered, .delivered, .delivered])
        #expect(try bench.ids("alerts.2026-11-20.jsonl") == ["A1"])
        #expect(try bench.ids("alerts.2026-11-20.2.jsonl") == ["A2"])
        #expect(try bench.ids() == ["A3"])
    }

    @Test func `a new day begins a new file`() async throws {
        var script = EventScript(on: "2026-11-20", at: "15:00")
        let sink = try await bench.sink(rotate: "daily: true")
        var items = script.deliveries(2, prefix: "A")
        script.turn(to: "2026-11-23")
        items += script.deliveries(1, prefix: "B")

        _ = await sink.deliver(items)

        #expect(try bench.ids("alerts.2026-11-20.jsonl") == ["A1", "A2"])
        #expect(try bench.ids() == ["B1"])
    }

    @Test(arguments: [true, false])
    func `lines of two days that come mixed begin one new file`(isOneBatch: Bool) async throws {
        let sink = try await bench.sink(rotate: "daily: true, keep: 1")
        let batches = isOneBatch ? [Self.mixed] : Self.mixed.map { [$0] }

        for batch in batches { _ = await sink.deliver(batch) }

        #expect(folder.names == ["alerts.2026-11-20.jsonl", "alerts.jsonl"])
        #expect(try bench.ids("alerts.2026-11-20.jsonl") == ["A1"])
        #expect(try bench.ids() == ["A2", "A3", "A4", "A5"])
    }

    @Test(arguments: [FileSink.Format.json, .text])
    func `a restart behind a late line goes on in the file`(format: FileSink.Format) async throws {
        let first = try await bench.sink(format: format, rotate: "daily: true")
        _ = await first.deliver(Array(Self.mixed[1...2]))
        await first.close()

        let second = try await bench.sink(format: format, rotate: "daily: true")
        _ = await second.deliver(Array(Self.mixed[3...4]))

        #expect(folder.names == ["alerts.jsonl"])
    }

    @Test func `a file that ended with a late line is named after its newest`() async throws {
        let first = try await bench.sink(rotate: "size: 1KB")
        _ = await first.deliver(Array(Self.mixed[1...2]))
        await first.close()
        var script = EventScript(on: "2026-11-20")
        let second = try await bench.sink(rotate: "size: 1KB")

        for id in ["B1", "B2"] {
            _ = await second.deliver([script.delivery(String(repeating: "x", count: 400), id: id)])
        }

        #expect(folder.names == ["alerts.2026-11-23.jsonl", "alerts.jsonl"])
        #expect(try bench.ids() == ["B2"])
    }

    @Test(arguments: [FileSink.Format.json, .text])
    func `a restart on another day begins a new file`(format: FileSink.Format) async throws {
        var script = EventScript(on: "2026-11-20", at: "15:00")
        let first = try await bench.sink(format: format, rotate: "daily: true")
        _ = await first.deliver([script.delivery("one\ntwo", id: "A1")])
        await first.close()
        script.turn(to: "2026-11-23")

        let second = try await bench.sink(format: format, rotate: "daily: true")
        _ = await second.deliver([script.delivery("three", id: "A2")])

        #expect(try folder.text("alerts.2026-11-20.jsonl").contains("one"))
        #expect(try folder.text("alerts.jsonl").contains("three"))
        #expect(try !folder.text("alerts.jsonl").contains("one"))
    }

    @Test(arguments: [FileSink.Format.json, .text])
    func `a restart on the same Korean day goes on in the file`(format: FileSink.Format) async throws {
        // 10:00 on Friday in New York is Saturday in Korea.
        var script = EventScript(on: "2026-11-20", at: "10:30", market: .nasdaq)
        let first = try await bench.sink(format: format, rotate: "daily: true")
        _ = await first.deliver([script.delivery("one", id: "A1", of: "NASDAQ:AAPL")])
        await first.close()
        var later = EventScript(on: "2026-11-21", at: "02:00")

        let second = try await bench.sink(format: format, rotate: "daily: true")
        _ = await second.deliver([later.delivery("two", id: "A2")])

        #expect(folder.names == ["alerts.jsonl"])
    }

    @Test func `a name that is taken is passed over`() async throws {
        try folder.write("mine", to: "alerts.2026-11-20.jsonl")
        try folder.write("mine", to: "alerts.2026-11-20.7.jsonl")
        var script = EventScript(on: "2026-11-20")
        let sink = try await bench.sink(rotate: "size: 1KB")

        _ = await sink.deliver((1...6).map { script.delivery(String(repeating: "x", count: 200), id: "A\($0)") })

        #expect(try folder.text("alerts.2026-11-20.jsonl") == "mine")
        #expect(try folder.text("alerts.2026-11-20.7.jsonl") == "mine")
        #expect(try bench.ids("alerts.2026-11-20.8.jsonl") == ["A1", "A2"])
        #expect(try bench.ids("alerts.2026-11-20.9.jsonl") == ["A3", "A4"])
    }

    @Test func `only the newest old files stay, and nothing else is deleted`() async throws {
        let others = [
            "alerts.2026-11-20.1.jsonl", "alerts.2026-11-20.03.jsonl", "alerts.old.jsonl", "alerts.2026-11-20.txt",
        ]
        for name in others { try folder.write("mine", to: name) }
        var script = EventScript(on: "2026-11-20")
        let sink = try await bench.sink(rotate: "size: 1KB, keep: 2")

        _ = await sink.deliver((1...12).map { script.delivery(String(repeating: "x", count: 800), id: "A\($0)") })

        let expected = others + ["alerts.2026-11-20.10.jsonl", "alerts.2026-11-20.11.jsonl", "alerts.jsonl"]
        #expect(folder.names == expected.sorted())
        #expect(try bench.ids("alerts.2026-11-20.11.jsonl") == ["A11"])
    }

    @Test func `a file that cannot be given another name goes on growing`() async throws {
        // With a date in it, the name is longer than a file system takes.
        let name = String(repeating: "a", count: 245) + ".jsonl"
        var script = EventScript(on: "2026-11-20")
        let sink = try await bench.sink(name, rotate: "size: 1KB")
        let items = (1...4).map { script.delivery(String(repeating: "x", count: 900), id: "A\($0)") }

        let outcomes = await sink.deliver(items)

        #expect(outcomes.allSatisfy { $0 == .delivered })
        #expect(try bench.ids(name) == ["A1", "A2", "A3", "A4"])
        #expect(folder.names == [name])
    }

    @Test func `two sinks that share a file lose nothing and never mix lines`() async throws {
        let sinks = [
            try await bench.sink(rotate: "size: 4KB"), try await bench.sink(rotate: "size: 4KB"),
        ]
        let items = (0..<2).map { index in
            var script = EventScript(on: "2026-11-20")
            return script.deliveries(300, prefix: "S\(index)-")
        }

        await withTaskGroup(of: Void.self) { group in
            for (sink, items) in zip(sinks, items) {
                group.addTask {
                    for item in items {
                        while await sink.deliver([item]) != [.delivered] { await Task.yield() }
                    }
                }
            }
        }

        let found = try folder.names.flatMap { try bench.ids($0) }
        #expect(found.count == 600)
        #expect(Set(found) == Set(items.joined().map(\.id)))
    }

    @Test func `the day of a line that another sink wrote counts as well`() async throws {
        let first = try await bench.sink(rotate: "daily: true")
        let second = try await bench.sink(rotate: "daily: true")
        var script = EventScript(on: "2026-11-20")
        _ = await first.deliver([script.delivery("", id: "A1")])
        script.turn(to: "2026-11-23")

        _ = await second.deliver([script.delivery("", id: "A2")])
        _ = await first.deliver([script.delivery("", id: "A3")])

        #expect(try bench.ids("alerts.2026-11-20.jsonl") == ["A1"])
        #expect(try bench.ids() == ["A2", "A3"])
    }

    @Test func `the day of a line that a sink without rotation wrote counts as well`() async throws {
        let daily = try await bench.sink(rotate: "daily: true")
        let plain = try await bench.sink()
        var script = EventScript(on: "2026-11-20")
        _ = await daily.deliver([script.delivery("", id: "A1")])
        script.turn(to: "2026-11-23")

        _ = await plain.deliver([script.delivery("", id: "A2")])
        _ = await daily.deliver([script.delivery("", id: "A3")])

        #expect(try bench.ids() == ["A1", "A2", "A3"])
    }

    @Test func `a file that somebody else has locked is an outcome`() async throws {
        var script = EventScript()
        let sink = try await bench.sink()
        let other = try AppendableFile(path: folder.path("alerts.jsonl"))
        try other.lock()

        let held = await sink.deliver(script.deliveries(1))
        other.unlock()
        let free = await sink.deliver(script.deliveries(1))

        let path = folder.path("alerts.jsonl")
        let reason = "'\(path)' cannot be written: something else is writing to it"
        #expect(held == [.retry(after: .milliseconds(50), reason: reason)])
        #expect(free == [.delivered])
    }

    /// Lines of Friday and of Monday, as they come where one day's last trades are late.
    private static var mixed: [Delivery] {
        var friday = EventScript(on: "2026-11-20")
        var monday = EventScript(on: "2026-11-23")
        return [
            friday.delivery("", id: "A1"), monday.delivery("", id: "A2"), friday.delivery("", id: "A3"),
            monday.delivery("", id: "A4"), friday.delivery("", id: "A5"),
        ]
    }
}
