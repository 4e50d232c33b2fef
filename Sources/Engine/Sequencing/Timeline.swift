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

        /// Its own `when:`, if it has one.
        let gate: SourceGate?

        /// Whether its pipelines have what they need before the first timer.
        var isReady: @Sendable () -> Bool = { true }
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
    let tradingDay: @Sendable (Timestamp) -> CivilDate
    private let order: Mutex<Order>
    private let shared = SharedBatches()

    /// Whether a source gives it timers.
    let hasTimetable: Bool

    /// How often the same moment may fall due after the end of a recording.
    private static let roundLimit = WakeQueue.limit / WakeQueue.limitAtOnce

    /// Makes a timeline that starts now by its clock; in a trial at another time, when that time was to begin.
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
        let start = (clock as? AcceleratedClock)?.origin ?? clock.now
        order = Mutex(Order(timers: routes.map { $0.timetable?(start) }))
    }

    /// How many events have been numbered.
    var sequence: Int64 { order.withLock(\.sequence) }

    /// The earliest moment at which something falls due without an event; a pipeline at work will find out by itself.
    var due: Timestamp? {
        let timers = order.withLock(\.timers)
        let timetables = timers.indices.compactMap { routes[$0].isReady() ? timers[$0]?.due : nil }
        return (timetables + pipelines.filter(\.isIdle).compactMap(\.due)).min()
    }

    /// Takes no more events.
    func close() { order.withLock { $0.isClosed = true } }

    /// Numbers trades and sends them to the source's pipelines; in a recording, timers that fall between two trades come
    /// between them.
    func send(_ trades: inout [Trade], from source: Int) throws(FeedClosed) {
        var start = 0
        while start < trades.count {
            start = try send(&trades, from: start, routes[source])
        }
    }

    /// Numbers an event and sends it to the source's pipelines.
    func send(_ payload: Event.Payload, _ header: EventHeader, from source: Int) throws(FeedClosed) {
        let route = routes[source]
        if let recorded {
            try fireTimers(until: header.receivedAt)
            recorded.advance(to: header.receivedAt)
        }
        let isOpen = route.gate?.isOpen(for: Event(header, payload)) ?? true
        try run(payload, header, isOpen: isOpen, in: route.pipelines)
    }

    /// Numbers an event and sends it to one pipeline: what the engine itself brings, such as a history.
    func send(_ payload: Event.Payload, at moment: Timestamp, to pipeline: PipelineExecutor) throws(FeedClosed) {
        let header = EventHeader(exchangeTime: moment, receivedAt: moment, tradingDay: tradingDay(moment))
        try send(payload, header, to: [pipeline])
    }

    /// Sends what has fallen due by now, when no event has brought it.
    func settle() throws(FeedClosed) {
        let now = clock.now
        try fireTimers(until: now)
        for pipeline in pipelines where pipeline.isIdle && pipeline.due.map({ $0 <= now }) ?? false {
            let header = try order.withLock { (order) throws(FeedClosed) in
                let moment = EventHeader(exchangeTime: now, receivedAt: now, tradingDay: tradingDay(now))
                let header = try Self.number(moment, &order)
                if recorded == nil { pipeline.hand(.moment(header)) } else { pipeline.offer(momentOf: header) }
                return header
            }
            if recorded != nil { pipeline.run(momentOf: header) }
        }
    }

    /// Goes on after the end of a recording to the end of its last day, or of the last bar that is open, and brings what
    /// falls due until then.
    ///
    /// - Returns: whether everything was brought; not so if a rule asks for timers without end.
    func complete() throws(FeedClosed) -> Bool {
        guard let recorded else { return true }
        let (today, _) = MarketTimeZone.korea.localTime(at: recorded.now)
        let dayEnd = MarketTimeZone.korea.timestamp(of: today, at: .endOfDay)
        let end = pipelines.compactMap(\.lastBarDue).reduce(dayEnd, max)
        var (last, rounds) = (recorded.now, 0)
        while let due, due <= end, !Task.isCancelled {
            rounds = due > last ? 0 : rounds + 1
            guard rounds <= Self.roundLimit else { return false }
            last = due
            recorded.advance(to: due)
            try settle()
        }
        return true
    }

    /// Brings trades that a thread has not got to bring because it is kept in another pipeline.
    func bringOldBatches() { shared.bringOld() }

    /// Sends what the engine itself brings: in a recording at once, else by a thread of the pipeline, so that a rule that
    /// does not return keeps nobody else waiting.
    func send(
        _ payload: Event.Payload,
        _ header: EventHeader,
        to targets: [PipelineExecutor]
    ) throws(FeedClosed) {
        guard recorded == nil else { return try run(payload, header, isOpen: true, in: targets) }
        try order.withLock { (order) throws(FeedClosed) in
            let event = Event(try Self.number(header, &order), payload)
            for target in targets { target.hand(.event(event, isOpen: true)) }
        }
    }

    private func run(
        _ payload: Event.Payload,
        _ header: EventHeader,
        isOpen: Bool,
        in targets: [PipelineExecutor]
    ) throws(FeedClosed) {
        let event = try order.withLock { (order) throws(FeedClosed) in
            let event = Event(try Self.number(header, &order), payload)
            for target in targets { target.offer(event, isOpen: isOpen) }
            return event
        }
        let isShared = recorded == nil && targets.count > 1
        if isShared { shared.note(event, isOpen: isOpen, for: targets) }
        for target in targets { target.run(event, isOpen: isOpen) }
        if isShared { shared.forget(event.header.sequence) }
    }

    /// Sends the trades from an index up to the next timer or edge of the source's hours; returns where it stopped.
    private func send(_ trades: inout [Trade], from start: Int, _ route: Route) throws(FeedClosed) -> Int {
        if recorded != nil { try fireTimers(until: trades[start].header.receivedAt) }
        let (isOpen, count) =
            route.gate?.stretch(of: trades.span.extracting(start..<trades.count)) ?? (true, trades.count - start)
        let end = try order.withLock { (order) throws(FeedClosed) in
            guard !order.isClosed else { throw FeedClosed() }
            let mayBeCut = recorded != nil && hasTimetable
            let end = mayBeCut ? Self.cut(trades, start..<start + count, before: order.timers) : start + count
            Self.number(&trades, start..<end, &order)
            let part = trades.span.extracting(start..<end)
            for target in route.pipelines { target.offer(part, isOpen: isOpen) }
            return end
        }
        recorded?.advance(to: trades[end - 1].header.receivedAt)
        let isShared = recorded == nil && route.pipelines.count > 1
        if isShared {
            let part = end - start == trades.count ? trades : Array(trades[start..<end])
            shared.note(part, isOpen: isOpen, for: route.pipelines)
        }
        let part = trades.span.extracting(start..<end)
        for target in route.pipelines { target.run(part, isOpen: isOpen) }
        if isShared { shared.forget(trades[start].header.sequence) }
        return end
    }

    private func fireTimers(until now: Timestamp) throws(FeedClosed) {
        guard hasTimetable else { return }
        while let (source, timer) = takeTimer(until: now) {
            recorded?.advance(to: timer.due)
            let moment = recorded == nil ? now : timer.due
            let header = EventHeader(exchangeTime: timer.due, receivedAt: moment, tradingDay: tradingDay(timer.due))
            try send(.timer(timer), header, to: routes[source].pipelines)
        }
    }

    /// Takes the earliest timer that is due and puts the timetable's next in its place.
    private func takeTimer(until now: Timestamp) -> (source: Int, timer: Timer)? {
        order.withLock { order in
            var earliest: (source: Int, timer: Timer)?
            for (source, timer) in order.timers.enumerated() {
                guard let timer, timer.due <= now, timer.due < earliest?.timer.due ?? .distantFuture,
                    routes[source].isReady()
                else { continue }
                earliest = (source, timer)
            }
            if let earliest {
                order.timers[earliest.source] = routes[earliest.source].timetable?(earliest.timer.due)
            }
            return earliest
        }
    }

    /// The end of the trades that come before the next timer; at least one does.
    private static func cut(_ trades: [Trade], _ range: Range<Int>, before timers: [Timer?]) -> Int {
        guard let due = timers.lazy.compactMap({ $0?.due }).min() else { return range.upperBound }
        var end = range.lowerBound + 1
        while end < range.upperBound, trades[end].header.receivedAt < due { end += 1 }
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
