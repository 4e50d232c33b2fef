import PluginAPI
internal import Synchronization

/// One order of events: the clock, the sources, the timers and the pipelines that share it.
///
/// Every event of every source gets its number here, and every pipeline sees events in the order of their numbers. Live
/// sources share one timeline; a recording has one of its own, whose clock stands where its events have brought it.
final class Timeline: Sendable {
    /// Where the events of one source go.
    struct Route: Sendable {
        /// The source, as shown in states and counts.
        let component: String

        /// The pipelines that get its events.
        let pipelines: [PipelineExecutor]

        /// Computes its timers, for a timetable.
        let timetable: (@Sendable (Timestamp) -> Timer?)?
    }

    private struct Order {
        var sequence: Int64 = 0
        var last = Timestamp(nanoseconds: .min)
        var timers: [Timer?]
        var isClosed = false
    }

    let clock: any RunClock
    private let recorded: RecordedClock?
    private let routes: [Route]
    private let pipelines: [PipelineExecutor]
    private let tradingDay: @Sendable (Timestamp) -> CivilDate
    private let order: Mutex<Order>

    /// Whether a source gives it timers.
    let hasTimetable: Bool

    /// Makes a timeline that starts now by its clock.
    init(
        clock: any RunClock,
        routes: [Route],
        pipelines: [PipelineExecutor],
        tradingDay: @escaping @Sendable (Timestamp) -> CivilDate
    ) {
        self.clock = clock
        recorded = clock as? RecordedClock
        self.routes = routes
        self.pipelines = pipelines
        self.tradingDay = tradingDay
        hasTimetable = routes.contains { $0.timetable != nil }
        let start = clock.now
        order = Mutex(Order(timers: routes.map { $0.timetable?(start) }))
    }

    /// How many events have been numbered.
    var sequence: Int64 { order.withLock(\.sequence) }

    /// The earliest moment at which something falls due without an event.
    var due: Timestamp? {
        let timetables = order.withLock(\.timers).compactMap { $0?.due }
        return (timetables + pipelines.compactMap(\.due)).min()
    }

    /// Takes no more events.
    func close() { order.withLock { $0.isClosed = true } }

    /// Numbers trades and sends them to the source's pipelines; in a recording, timers that fall between two trades come
    /// between them.
    func send(_ trades: inout [Trade], from source: Int) throws(FeedClosed) {
        let targets = routes[source].pipelines
        var start = 0
        while start < trades.count {
            start = try send(&trades, from: start, to: targets)
        }
    }

    /// Numbers an event and sends it to the source's pipelines.
    func send(_ payload: Event.Payload, _ header: EventHeader, from source: Int) throws(FeedClosed) {
        try deliver(payload, header, to: routes[source].pipelines)
    }

    /// Numbers an event and sends it to one pipeline: what the engine itself brings, such as a history.
    func send(_ payload: Event.Payload, at moment: Timestamp, to pipeline: PipelineExecutor) throws(FeedClosed) {
        let header = EventHeader(exchangeTime: moment, receivedAt: moment, tradingDay: tradingDay(moment))
        try deliver(payload, header, to: [pipeline])
    }

    /// Sends what has fallen due by now, when no event has brought it.
    func settle() throws(FeedClosed) {
        let now = clock.now
        try fireTimers(until: now)
        for pipeline in pipelines where pipeline.due.map({ $0 <= now }) ?? false {
            let header = try order.withLock { (order) throws(FeedClosed) in
                let moment = EventHeader(exchangeTime: now, receivedAt: now, tradingDay: tradingDay(now))
                let header = try Self.number(moment, &order)
                pipeline.offer(momentOf: header)
                return header
            }
            pipeline.run(momentOf: header)
        }
    }

    private func deliver(
        _ payload: Event.Payload,
        _ header: EventHeader,
        to targets: [PipelineExecutor]
    ) throws(FeedClosed) {
        if let recorded {
            try fireTimers(until: header.receivedAt)
            recorded.advance(to: header.receivedAt)
        }
        let event = try order.withLock { (order) throws(FeedClosed) in
            let event = Event(try Self.number(header, &order), payload)
            for target in targets { target.offer(event) }
            return event
        }
        for target in targets { target.run(event) }
    }

    /// Sends the trades from an index up to the next timer; returns where it stopped.
    private func send(
        _ trades: inout [Trade],
        from start: Int,
        to targets: [PipelineExecutor]
    ) throws(FeedClosed) -> Int {
        if recorded != nil { try fireTimers(until: trades[start].header.receivedAt) }
        let end = try order.withLock { (order) throws(FeedClosed) in
            guard !order.isClosed else { throw FeedClosed() }
            let mayBeCut = recorded != nil && hasTimetable
            let end = mayBeCut ? Self.cut(trades, from: start, before: order.timers) : trades.count
            Self.number(&trades, start..<end, &order)
            let part = trades.span.extracting(start..<end)
            for target in targets { target.offer(part) }
            return end
        }
        recorded?.advance(to: trades[end - 1].header.receivedAt)
        let part = trades.span.extracting(start..<end)
        for target in targets { target.run(part) }
        return end
    }

    private func fireTimers(until now: Timestamp) throws(FeedClosed) {
        guard hasTimetable else { return }
        while let (source, timer) = takeTimer(until: now) {
            recorded?.advance(to: timer.due)
            let moment = recorded == nil ? now : timer.due
            let header = EventHeader(exchangeTime: timer.due, receivedAt: moment, tradingDay: tradingDay(timer.due))
            let event = try order.withLock { (order) throws(FeedClosed) in
                let event = Event(try Self.number(header, &order), .timer(timer))
                for target in routes[source].pipelines { target.offer(event) }
                return event
            }
            for target in routes[source].pipelines { target.run(event) }
        }
    }

    /// Takes the earliest timer that is due and puts the timetable's next in its place.
    private func takeTimer(until now: Timestamp) -> (source: Int, timer: Timer)? {
        order.withLock { order in
            var earliest: (source: Int, timer: Timer)?
            for (source, timer) in order.timers.enumerated() {
                guard let timer, timer.due <= now, timer.due < earliest?.timer.due ?? .distantFuture else { continue }
                earliest = (source, timer)
            }
            if let earliest {
                order.timers[earliest.source] = routes[earliest.source].timetable?(earliest.timer.due)
            }
            return earliest
        }
    }

    /// The end of the trades that come before the next timer; at least one does.
    private static func cut(_ trades: [Trade], from start: Int, before timers: [Timer?]) -> Int {
        guard let due = timers.lazy.compactMap({ $0?.due }).min() else { return trades.count }
        var end = start + 1
        while end < trades.count, trades[end].header.receivedAt < due { end += 1 }
        return end
    }

    private static func number(_ header: EventHeader, _ order: inout Order) throws(FeedClosed) -> EventHeader {
        guard !order.isClosed else { throw FeedClosed() }
        var header = header
        order.sequence += 1
        order.last = max(order.last, header.receivedAt)
        header.sequence = order.sequence
        // The order of numbers is the order of time for every rule.
        header.receivedAt = order.last
        return header
    }

    private static func number(_ trades: inout [Trade], _ range: Range<Int>, _ order: inout Order) {
        for index in range {
            order.sequence += 1
            order.last = max(order.last, trades[index].header.receivedAt)
            trades[index].header.sequence = order.sequence
            trades[index].header.receivedAt = order.last
        }
    }
}

extension Timestamp {
    /// Later than everything.
    static let distantFuture = Timestamp(nanoseconds: .max)
}
