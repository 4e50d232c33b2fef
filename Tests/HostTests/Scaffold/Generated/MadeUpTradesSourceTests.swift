import PluginAPI
import PluginTesting
import Synchronization
import Testing

@testable import Plugins

@Suite struct MadeUpTradesSourceTests {
    @Test func `prices go up three steps and down again`() async throws {
        let feed = RecordingFeed(clock: HastyClock())

        try await Self.source("count: 7").run(feed)

        let prices = feed.trades.map(\.price.description).joined(separator: " ")
        #expect(prices == "70000 70100 70200 70300 70200 70100 70000")
    }

    @Test func `trades are a pause apart`() async throws {
        let feed = RecordingFeed(clock: HastyClock())

        try await Self.source("count: 3, every: 500ms").run(feed)

        let times = feed.trades.map(\.header.receivedAt)
        #expect(zip(times, times.dropFirst()).map { $0.duration(to: $1) } == [.milliseconds(500), .milliseconds(500)])
    }

    @Test func `a pause ends when the source is cancelled`() async {
        let clock = ManualClock(at: EventScript().now)
        let feed = RecordingFeed(clock: clock)
        let run = Task { try await Self.source("count: 3").run(feed) }
        await clock.untilAwaited()

        run.cancel()

        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(feed.trades.count == 1)
    }

    @Test func `a run that is ending ends the source`() async {
        let feed = RecordingFeed(clock: HastyClock())
        feed.close()

        await #expect(throws: FeedClosed.self) { try await Self.source("count: 3").run(feed) }
    }

    @Test func `it keeps the contract of sources`() async throws {
        let source = try Self.source("count: 3")

        let problems = await SourceContract.problems {
            source
        } feed: {
            RecordingFeed(clock: HastyClock())
        }

        #expect(problems == [])
    }

    private static func source(_ more: String) throws -> MadeUpTradesSource {
        let text = "{ symbol: 005930, \(more) }"
        let settings = try SettingsText.settings(text, for: MadeUpTradesSource.self)
        return MadeUpTradesSource(settings: settings)
    }

    /// A clock on which every pause is over at once.
    private final class HastyClock: RunClock {
        private let moment = Mutex(EventScript().now)

        var now: Timestamp { moment.withLock { $0 } }

        func sleep(until due: Timestamp) async throws {
            try Task.checkCancellation()
            moment.withLock { $0 = max($0, due) }
        }
    }
}
