import PluginAPI

/// Sends some trades at once, waits until a sink has their alerts, and measures that again and again.
struct BurstSource: Source {
    /// It is given its work by the benchmark, not by settings.
    struct Settings: PluginSettings {}

    static let produces: EventKinds = .trades
    static let summary = LocalizedText(ko: "체결을 한꺼번에 보냅니다.", en: "Sends some trades at once.")

    private let burst: Int
    private let rounds: Int
    private let arrivals: AsyncStream<Int>?
    private let result: Shared<Samples>?
    private let onStart: @Sendable () -> Void

    init(settings: Settings) { (burst, rounds, arrivals, result, onStart) = (0, 0, nil, nil, {}) }

    /// - Parameter onStart: called before each burst.
    init(
        burst: Int,
        rounds: Int,
        arrivals: AsyncStream<Int>,
        result: Shared<Samples>,
        onStart: @escaping @Sendable () -> Void = {}
    ) {
        (self.burst, self.rounds, self.arrivals, self.result) = (burst, rounds, arrivals, result)
        self.onStart = onStart
    }

    func run(_ feed: any Feed) async throws {
        guard let arrivals, let result, let symbol = Symbol("005930"), let slot = feed.symbols.slot(for: symbol) else {
            return
        }
        var arrived = arrivals.makeAsyncIterator()
        for _ in 0..<rounds {
            let now = feed.clock.now
            let header = EventHeader(
                exchangeTime: now,
                receivedAt: now,
                tradingDay: feed.calendars.krx.tradingDay(at: now)
            )
            let trade = Trade(header, symbol: symbol, slot: slot, venue: .krx, price: Price(70_000), quantity: .zero)
            var trades = Array(repeating: trade, count: burst)
            onStart()
            let start = ContinuousClock.now
            try feed.send(&trades)
            var missing = burst
            while missing > 0, let count = await arrived.next() { missing -= count }
            let microseconds = (ContinuousClock.now - start).nanoseconds / 1e3
            result.withLock { $0.add(microseconds) }
        }
    }
}

/// Tells how many items have come.
struct ArrivalSink: Sink {
    /// It is given its place by the benchmark, not by settings.
    struct Settings: PluginSettings {}

    static let durability = DeliveryDurability.direct
    static let summary = LocalizedText(ko: "받은 개수를 알립니다.", en: "Tells how many items have come.")

    private let arrivals: AsyncStream<Int>.Continuation?

    init(settings: Settings) { arrivals = nil }

    init(_ arrivals: AsyncStream<Int>.Continuation) { self.arrivals = arrivals }

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        arrivals?.yield(items.count)
        return items.map { _ in .delivered }
    }

    func close() async {}
}
