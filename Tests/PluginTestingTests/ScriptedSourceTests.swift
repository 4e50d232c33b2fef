import PluginAPI
import PluginTesting
import Testing

@Suite struct ScriptedSourceTests {
    @Test func `events are sent at their times of receipt`() async throws {
        var script = EventScript(at: "09:00")
        let trades = script.trades("1 2", every: .seconds(10)).map { Event($0.header, .trade($0)) }
        let clock = ManualClock(at: trades[0].header.receivedAt)
        let feed = RecordingFeed(clock: clock)
        async let run: Void = ScriptedSource(trades).run(feed)
        await clock.untilAwaited()

        let first = feed.trades.map(\.price)
        clock.advance(by: .seconds(10))
        try await run

        #expect(first == [Price(1)])
        #expect(feed.trades.map(\.price) == [Price(1), Price(2)])
    }

    @Test func `events are numbered by the feed and trades have its slots`() async throws {
        var script = EventScript()
        _ = script.trades("1", of: "000660")
        let trades = script.trades("1 2", of: "005930").map { Event($0.header, .trade($0)) }
        let feed = RecordingFeed(clock: ManualClock(at: Timestamp(nanoseconds: .max)))

        try await ScriptedSource(trades).run(feed)

        #expect(feed.trades.map(\.header.sequence) == [1, 2])
        #expect(feed.trades.map(\.slot.index) == [0, 0])
    }

    @Test func `a closed feed takes nothing`() async {
        var script = EventScript()
        let events = script.bars("1")
        let feed = RecordingFeed(clock: ManualClock(at: Timestamp(nanoseconds: .max)))
        feed.close()

        await #expect(throws: FeedClosed.self) { try await ScriptedSource(events).run(feed) }
        #expect(feed.events.isEmpty)
        #expect(feed.refusals == 1)
    }
}
