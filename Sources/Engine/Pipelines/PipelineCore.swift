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

    /// The next moment at which something falls due without an event, as of the last call of `takeOutput()`.
    private(set) var due: Timestamp?

    /// Takes what was decided since the last call.
    mutating func takeOutput() -> PipelineOutput {
        var earliest = chain.nextDue ?? .distantFuture
        for index in bars.indices { earliest = min(earliest, bars[index].nextDue) }
        due = earliest == .distantFuture ? nil : earliest
        return chain.takeOutput()
    }

    /// The states of all rules as they are now.
    func snapshots() -> [StateSnapshot] { chain.snapshots() }

    /// What each rule that has something to say knows of an instrument, by rule.
    func standings(of symbol: Symbol) -> [(rule: String, standing: RuleStanding)] { chain.standings(of: symbol) }

    /// Handles trades in order.
    mutating func receive(_ trades: Span<Trade>) {
        guard !bars.isEmpty || chain.usesTimers else { return pass(trades) }
        var (start, next) = (0, 0)
        while next < trades.count {
            let change = chain.usesTimers ? next : firstChange(in: trades, from: next)
            for index in bars.indices { bars[index].add(trades.extracting(next..<change)) }
            next = change
            guard next < trades.count else { break }
            if chain.usesTimers || closesSomething(before: trades[next]) {
                pass(trades.extracting(start..<next))
                start = next
                settle(before: trades[next])
            }
            for index in bars.indices { bars[index].add(trades[next]) }
            next += 1
        }
        pass(trades.extracting(start..<trades.count))
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
    mutating func receive(_ event: Event) {
        settle(until: event.header)
        let isOpen = gate.status(at: event.header.exchangeTime).isOpen
        chain.send(event, gateIsOpen: isOpen)
    }

    /// Handles what has fallen due by a moment at which no event came.
    mutating func settle(until header: EventHeader) {
        for index in bars.indices {
            for bar in bars[index].close(until: header.receivedAt) { send(bar, header) }
        }
        while let entry = chain.takeWake(until: header.receivedAt) {
            let timer = Timer(name: entry.wake.name, due: entry.wake.due)
            chain.send(Event(header, .timer(timer)), gateIsOpen: true, onlyTo: entry.rule)
        }
    }

    private mutating func settle(before trade: Trade) {
        settle(until: trade.header)
        for index in bars.indices {
            if let bar = bars[index].close(before: trade) { send(bar, trade.header) }
        }
    }

    private mutating func send(_ bar: Bar, _ header: EventHeader) {
        // A day is no part of a session: it closes after the last one.
        let isOpen = bar.interval == .day || gate.status(at: bar.start).isOpen
        chain.send(Event(header, .bar(bar)), gateIsOpen: isOpen)
    }

    /// Sends trades on, cut where the gate opens and closes.
    private mutating func pass(_ trades: Span<Trade>) {
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
