import Foundation
import PluginAPI
import PluginTesting
import Simulator
import TestFolders
import Testing

@testable import Plugins

@Suite struct ReplaySourceTests {
    private let bench: ReplayBench

    init() throws { bench = try ReplayBench() }

    @Test(arguments: ["day.rec", "day.rec.gz", "day.rec.zst"])
    func `every trade comes as the market made it`(name: String) async throws {
        try bench.record(bench.frames, as: name)
        let feed = bench.feed()

        try await bench.source(name).run(feed)

        #expect(feed.trades.map(\.marketText) == bench.trades)
        #expect(feed.counts.isEmpty)
        #expect(feed.reports == [])
    }

    @Test func `trades carry the time of their frame`() async throws {
        let frames = bench.tradeFrames(3)
        try bench.record(frames)
        let feed = bench.feed()

        try await bench.source().run(feed)

        #expect(Set(feed.trades.map(\.header.receivedAt.nanoseconds)) == Set(frames.map(\.time)))
        #expect(feed.trades.allSatisfy { $0.header.tradingDay.description == "2026-11-20" })
    }

    @Test func `a file of two columns is one stream`() async throws {
        let lines = bench.frames.map { "\($0.time)\t\(String(decoding: $0.payload, as: UTF8.self))\n" }
        try bench.folder.write(lines.joined(), to: "old.txt")
        let feed = bench.feed()

        try await bench.source("old.txt").run(feed)

        #expect(feed.trades.map(\.marketText) == bench.trades)
    }

    @Test func `only the wanted symbols are sent, and the others counted`() async throws {
        try bench.record(bench.frames)
        let feed = bench.feed()
        let wanted = bench.day.instruments[1].symbol

        try await bench.source("day.rec", "symbols: [\"\(wanted)\"]").run(feed)

        let expected = bench.trades.filter { $0.hasPrefix(wanted + " ") }
        #expect(feed.trades.map(\.marketText) == expected)
        #expect(feed.counts["other-symbol"] == Int64(bench.trades.count - expected.count))
    }

    @Test func `whatever is not used is counted by reason`() async throws {
        var lines = bench.tradeFrames(2)
        let time = lines[1].time
        lines += [
            .init(time, "kis.ws", #"{"header":{"tr_id":"PINGPONG"}}"#.utf8),
            .init(time, "kis.ws", "1|H0STCNI0|001|AAAA".utf8),
            .init(time, "kis.ws", "0|H0STASP0|001|005930^1".utf8),
            .init(time, "kis.ws", "nonsense".utf8),
            .init(time, "kis.rest", "{}".utf8),
            .init(time, "kis.rest", "{}".utf8),
        ]
        try bench.record(lines)
        let feed = bench.feed()

        try await bench.source().run(feed)

        #expect(
            feed.counts == ["encrypted": 1, "other-frame": 1, "bad-header": 1, "other-stream": 2]
        )
    }

    @Test func `damage is counted and said once`() async throws {
        try bench.record(bench.tradeFrames(4))
        var lines = try bench.folder.text("day.rec").split(separator: "\n").map(String.init)
        lines[2] = "what is this"
        try bench.folder.write(lines.joined(separator: "\n") + "\n", to: "damaged.rec")
        let feed = bench.feed()

        try await bench.source("damaged.rec").run(feed)

        #expect(feed.counts == ["malformed-line": 1, "missing-line": 1])
        #expect(feed.reports.map(\.state) == [.degraded])
        #expect(feed.reports.map(\.reason) == ["the recording is damaged: line 3, malformed-line"])
    }

    @Test func `another stream is played when it is named`() async throws {
        try bench.record(bench.tradeFrames(3).map { .init($0.time, "kis.paper", $0.payload) })
        let feed = bench.feed()

        try await bench.source("day.rec", "stream: kis.paper").run(feed)

        #expect(feed.trades.count > 0)
        #expect(feed.counts == [:])
    }

    @Test func `the origin is the time of the first line`() async throws {
        let frames = bench.tradeFrames(2)
        try bench.record([.init(frames[0].time - 7, "kis.rest", "{}".utf8)] + frames)

        let origin = try bench.source().origin(in: "")

        #expect(origin.nanoseconds == frames[0].time - 7)
    }

    @Test func `the progress reaches the end`() async throws {
        try bench.record(bench.frames)
        let feed = bench.feed()

        try await bench.source().run(feed)

        let size = try FileManager.default.attributesOfItem(atPath: bench.folder.path("day.rec"))[.size] as? Int64
        #expect(feed.progress?.completed == size)
        #expect(feed.progress?.total == size)
    }

    @Test func `a run that has ended takes nothing more`() async throws {
        try bench.record(bench.frames)
        let feed = bench.feed()
        feed.close()

        await #expect(throws: FeedClosed.self) { try await bench.source().run(feed) }

        #expect(feed.refusals == 1)
    }

    @Test func `the source keeps the contract`() async throws {
        try bench.record(bench.frames)
        let source = try bench.source()
        let bench = bench

        let problems = await SourceContract.problems {
            source
        } feed: {
            bench.feed()
        }

        #expect(problems == [])
    }
}
