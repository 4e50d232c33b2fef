import PluginAPI

/// A pipeline's rules with what stands before them: the gate, the bars built from trades and the rules' timers.
///
/// Everything here follows from the events alone, however they are cut into batches: whatever falls due between two
/// events is handled at the later one, before it.
struct PipelineCore {
    private var chain: SignalChain
    private var gate: SessionGate
    private var bars: [BarBuilder]

    init(stages: [any RuleStage], gate: SessionGate, bars: [BarBuilder]) {
        chain = SignalChain(stages)
        self.gate = gate
        self.bars = bars
    }

    /// Which rule is at work.
    var place: RulePlace { chain.place }

    /// The next moment at which something falls due without an event; later than everything when nothing does.
    var due: Timestamp {
        var earliest = chain.nextDue ?? .distantFuture
        for index in bars.indices { earliest = min(earliest, bars[index].nextDue) }
        return earliest
    }

    /// The latest end of a bar that is open now, with the time it waits for stragglers.
    var lastBarDue: Timestamp? { bars.compactMap(\.lastDue).max() }

    /// Takes what was decided since the last call.
    mutating func takeOutput() -> PipelineOutput { chain.takeOutput() }

    /// The states of all rules as they are now.
    func snapshots() -> [StateSnapshot] { chain.snapshots() }

    /// What each rule that has something to say knows of an instrument, by rule.
    func standings(of symbol: Symbol) -> [(rule: String, standing: RuleStanding)] { chain.standings(of: symbol) }

    /// Handles trades in order.
    ///
    /// - Parameter isOpen: whether the source's own `when:` lets them through; bars are built of all trades.
    mutating func receive(_ trades: Span<Trade>, isOpen: Bool = true) {
        guard !bars.isEmpty || chain.usesTimers else { return pass(trades, isOpen) }
        var (start, next) = (0, 0)
        while next < trades.count {
            let change = chain.usesTimers ? next : firstChange(in: trades, from: next)
            for index in bars.indices { bars[index].add(trades.extracting(next..<change)) }
            next = change
            guard next < trades.count else { break }
            if chain.usesTimers || closesSomething(before: trades[next]) {
                pass(trades.extracting(start..<next), isOpen)
                start = next
                settle(before: trades[next])
            }
            for index in bars.indices { bars[index].add(trades[next], isOpen: isOpen) }
            next += 1
        }
        pass(trades.extracting(start..<trades.count), isOpen)
    }

    /// How many trades are searched at once for the next that begins or ends a bar, so that few are searched twice.
    private static let stretch = 64

    /// A trade from an index on, or the count, before which no trade begins or ends a bar.
    private func firstChange(in trades: Span<Trade>, from start: Int) -> Int {
        var change = min(start + Self.stretch, trades.count)
        for index in bars.indices { change = bars[index].firstChange(in: trades, start..<change) }
        return change
    }

    private func closesSomething(before trade: Trade) -> Bool {
        for index in bars.indices where bars[index].closesSomething(before: trade) { return true }
        return false
    }

    /// Handles another event.
    mutating func receive(_ event: Event, isOpen: Bool = true) {
        // A timer that fell due while nothing ran waits for the histories, which come first.
        if event.kind != .history { settle(until: event.header) }
        chain.send(event, gateIsOpen: isOpen && gate.status(at: event.header.exchangeTime).isOpen)
    }

    /// Handles what has fallen due by a moment at which no event came, in the order of time; of a bar and a timer that fall
    /// due together, the bar comes first.
    mutating func settle(until header: EventHeader) {
        var timersLeft = WakeQueue.limitAtOnce
        while true {
            let builder = bars.indices.min { bars[$0].nextDue < bars[$1].nextDue }
            let barDue = builder.map { bars[$0].nextDue } ?? .distantFuture
            let timerDue = (timersLeft > 0 ? chain.nextDue : nil) ?? .distantFuture
            if let builder, barDue <= min(timerDue, header.receivedAt) {
                for bar in bars[builder].close(until: barDue) { send(bar, header) }
            } else if timerDue <= header.receivedAt, let entry = chain.takeWake(until: timerDue) {
                timersLeft -= 1
                chain.send(Event(header, .timer(entry.timer)), gateIsOpen: true, onlyTo: entry.rule)
            } else {
                return
            }
        }
    }

    private mutating func settle(before trade: Trade) {
        settle(until: trade.header)
        for index in bars.indices {
            if let bar = bars[index].close(before: trade) { send(bar, trade.header) }
        }
    }

    private mutating func send(_ closed: BarBuilder.Closed, _ header: EventHeader) {
        // A day is no part of a session: it closes after the last one.
        let bar = closed.bar
        let isOpen = bar.interval == .day || closed.beganOpen && gate.status(at: bar.start).isOpen
        chain.send(Event(header, .bar(bar)), gateIsOpen: isOpen)
    }

    /// Sends trades on, cut where the gate opens and closes.
    private mutating func pass(_ trades: Span<Trade>, _ isOpen: Bool) {
        guard isOpen else { return chain.send(trades, gateIsOpen: false) }
        var start = 0
        while start < trades.count {
            let status = gate.status(at: trades[start].header.exchangeTime)
            var end = start + 1
            while end < trades.count, status.holds(at: trades[end].header.exchangeTime) { end += 1 }
            chain.send(trades.extracting(start..<end), gateIsOpen: status.isOpen)
            start = end
        }
    }
}
