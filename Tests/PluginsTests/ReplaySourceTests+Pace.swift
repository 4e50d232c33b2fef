import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct ReplaySourcePaceTests {
    private let bench: ReplayBench
    private let clock = ManualClock(at: Timestamp(nanoseconds: 1_000_000_000_000))

    init() throws { bench = try ReplayBench(ticks: 200) }

    /// Records three frames a minute apart; returns the times at which they were received.
    private func recordMinutes() throws -> [Int64] {
        var frames = bench.tradeFrames(3)
        for index in frames.indices { frames[index].time = frames[0].time + Int64(index) * 60_000_000_000 }
        try bench.record(frames)
        return frames.map(\.time)
    }

    private func received(_ feed: RecordingFeed) -> [Int64] {
        Set(feed.trades.map(\.header.receivedAt.nanoseconds)).sorted()
    }

    @Test(arguments: [("60x", 1_000), ("1x", 60_000), ("0.5x", 120_000), ("1000x", 60)])
    func `a frame is sent at its moment by the speed and not before`(speed: String, milliseconds: Int64) async throws {
        let times = try recordMinutes()
        let feed = bench.feed()
        let source = try bench.source("day.rec", "speed: \(speed)", clock: clock)
        let step = Duration.milliseconds(milliseconds)
        async let run: Void = source.run(feed)

        await clock.untilAwaited()
        #expect(received(feed) == Array(times.prefix(1)))
        #expect(clock.awaited == [clock.now + step])

        clock.advance(by: step)
        await clock.untilAwaited()
        #expect(received(feed) == Array(times.prefix(2)))

        clock.advance(by: step)
        try await run
        #expect(received(feed) == times)
    }

    @Test func `what is late is sent at once`() async throws {
        let times = try recordMinutes()
        let feed = bench.feed()
        let source = try bench.source("day.rec", "speed: 60x", clock: clock)
        async let run: Void = source.run(feed)

        await clock.untilAwaited()
        clock.advance(by: .seconds(3_600))
        try await run

        #expect(received(feed) == times)
    }

    @Test func `a source that waits ends when it is cancelled`() async throws {
        _ = try recordMinutes()
        let feed = bench.feed()
        let source = try bench.source("day.rec", "speed: 1x", clock: clock)
        let run = Task { try await source.run(feed) }

        await clock.untilAwaited()
        run.cancel()

        await #expect(throws: CancellationError.self) { try await run.value }
    }

    @Test func `a pace that does not divide has reached whatever it waited for`() async throws {
        var begun = ReplaySource.Pace(thousandths: 7_003, clock: clock)
        begun.begin(at: Timestamp(nanoseconds: 5))
        let pace = begun
        for ahead in [Int64](1...50) + [999_999_999, 86_400_000_000_001] {
            let moment = Timestamp(nanoseconds: 5 + ahead)
            guard pace.reached < moment else { continue }

            async let wait: Void = pace.wait(for: moment)
            await clock.untilAwaited()
            clock.advance(to: try #require(clock.awaited.first))
            try await wait

            #expect(pace.reached >= moment)
        }
    }
}
