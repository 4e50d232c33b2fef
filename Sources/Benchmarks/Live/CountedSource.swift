import BareWebSockets
import PluginAPI

/// A source of a configuration, of which is noted when its trades have been decided; it ends when all are there.
struct CountedSource: Source {
    /// It is given what it counts by the benchmark, not by settings.
    struct Settings: PluginSettings {}

    static let produces: EventKinds = .trades
    static let summary = LocalizedText(ko: "체결을 셉니다.", en: "Counts trades.")

    /// How long all trades may take to come.
    private static let patience = Duration.seconds(120)

    private let source: (any Source)?
    private let ticks: Int
    private let result: Shared<LiveRun>?

    init(settings: Settings) { (source, ticks, result) = (nil, 0, nil) }

    init(_ source: any Source, ticks: Int, result: Shared<LiveRun>) {
        (self.source, self.ticks, self.result) = (source, ticks, result)
    }

    var symbols: SymbolScope { source?.symbols ?? .some([]) }

    var brokerUse: BrokerUse? { source?.brokerUse }

    func run(_ feed: any Feed) async throws {
        guard let source, let result else { return }
        let (done, finish) = AsyncStream.makeStream(of: Never.self)
        let counted = CountedFeed(feed: feed, ticks: ticks, result: result, finish: finish)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await source.run(counted) }
            group.addTask { for await _ in done {} }
            // The bound of the wait; cancelled when all trades have come.
            group.addTask { try await Task.sleep(for: Self.patience) }
            try await group.next()
            group.cancelAll()
        }
    }
}

/// The feed of a counted source.
private struct CountedFeed: Feed {
    let feed: any Feed
    let ticks: Int
    let result: Shared<LiveRun>
    let finish: AsyncStream<Never>.Continuation

    var symbols: SymbolTable { feed.symbols }
    var calendars: Calendars { feed.calendars }
    var clock: any RunClock { feed.clock }
    var directory: String { feed.directory }

    func broker<B: Broker>(named name: String, as type: B.Type) -> B? { feed.broker(named: name, as: type) }

    func send(_ trades: inout [Trade]) throws(FeedClosed) {
        let start = BareWebSockets_now()
        try feed.send(&trades)
        let (end, count) = (BareWebSockets_now(), trades.count)
        let isLast = result.withLock { run in
            if run.ticks == 0 { run.first = start }
            run.ticks += count
            run.decided = [end]
            return run.ticks >= ticks
        }
        if isLast { finish.finish() }
    }

    func send(_ payload: Event.Payload, _ header: EventHeader) throws(FeedClosed) { try feed.send(payload, header) }

    func room() async { await feed.room() }

    func prepare(held symbols: [Symbol]) async { await feed.prepare(held: symbols) }

    func report(_ state: Status.State, _ reason: String?) { feed.report(state, reason) }

    func count(_ reason: SkipReason, _ amount: Int64) { feed.count(reason, amount) }

    func progress(_ completed: Int64, of total: Int64) { feed.progress(completed, of: total) }
}
