public import PluginAPI

/// What every source promises.
public enum SourceContract {
    /// Checks sources that are made alike, each in a run of its own.
    ///
    /// Nothing is found in a source that ends soon after it is cancelled, whether it works, waits or is held up by a busy
    /// pipeline; that ends when the run takes no more events; and that loses and swaps nothing when it is held up.
    ///
    /// - Parameters:
    ///   - make: makes a source; for one with a network end, towards a server in the test.
    ///   - feed: makes the feed of a run, with its clock.
    ///   - limit: how soon is soon.
    public static func problems<S: Source>(
        within limit: Duration = .seconds(5),
        make: @escaping @Sendable () -> S,
        feed: @escaping @Sendable () -> RecordingFeed
    ) async -> [ContractProblem] {
        let check = SourceCheck(make: make, makeFeed: feed, limit: limit)
        return await check.cancelledAtWork() + check.cancelledWhileHeld() + check.closed() + check.held()
    }
}

/// The checks of one source.
struct SourceCheck<S: Source>: Sendable {
    let make: @Sendable () -> S
    let makeFeed: @Sendable () -> RecordingFeed
    let limit: Duration

    /// Cancels a source once it has sent something or has had some time to.
    func cancelledAtWork() async -> [ContractProblem] {
        let feed = makeFeed()
        let run = SourceRun(make(), feed)
        _ = await Deadline.value(within: limit / 10) { await feed.untilEvents(1) }
        run.cancel()
        guard await !run.ends(within: limit) else { return [] }
        return [ContractProblem("cancellation", "the source goes on after it was cancelled")]
    }

    /// Cancels a source whose send is held up, and lets the send go on.
    func cancelledWhileHeld() async -> [ContractProblem] {
        let feed = makeFeed()
        feed.hold()
        let run = SourceRun(make(), feed)
        _ = await run.ends(within: limit / 10)
        run.cancel()
        feed.close()
        guard await !run.ends(within: limit) else { return [] }
        return [ContractProblem("cancellation", "the source goes on after it was cancelled while a send was held up")]
    }

    /// Lets a source send into a run that has ended.
    func closed() async -> [ContractProblem] {
        let feed = makeFeed()
        feed.close()
        let run = SourceRun(make(), feed)
        defer { run.cancel() }
        // A source that had nothing to send could not notice.
        if await run.ends(within: limit / 10) || feed.refusals == 0 { return [] }
        if await run.ends(within: limit) { return [] }
        return [ContractProblem("closed", "the source goes on although the run takes no more events")]
    }

    /// Compares what a source with an end sends with what it sends when it is held up for a while.
    func held() async -> [ContractProblem] {
        let free = makeFeed()
        let first = SourceRun(make(), free)
        let hasEnd = await first.ends(within: limit / 2)
        first.cancel()
        guard hasEnd else { return [] }
        let slow = makeFeed()
        slow.hold()
        let second = SourceRun(make(), slow)
        _ = await second.ends(within: limit / 10)
        slow.release()
        guard await second.ends(within: limit + RecordingFeed.longestHold) else {
            second.cancel()
            return [ContractProblem("back-pressure", "the source does not go on after it was held up")]
        }
        let (sent, expected) = (slow.events.map(Self.word), free.events.map(Self.word))
        guard sent != expected else { return [] }
        return [
            ContractProblem("back-pressure", "held up, the source sends \(sent.count) events, else \(expected.count)")
        ]
    }

    /// What an event is, apart from its times, which may differ between two runs.
    private static func word(_ event: Event) -> String {
        switch event.payload {
        case .trade(let trade): "trade \(trade.symbol) \(trade.price) \(trade.quantity)"
        default: "\(event.payload)"
        }
    }
}

/// A source that runs.
struct SourceRun: Sendable {
    private let task: Task<Void, any Error>

    init<S: Source>(_ source: S, _ feed: RecordingFeed) {
        task = Task { try await source.run(feed) }
    }

    func cancel() { task.cancel() }

    /// Whether the run ends in time, in whichever way.
    func ends(within limit: Duration) async -> Bool {
        let task = task
        return await Deadline.isKept(within: limit) { _ = await task.result }
    }
}
