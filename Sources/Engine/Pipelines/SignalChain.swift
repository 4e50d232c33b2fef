import PluginAPI

/// The rules of a pipeline in their order; signals of one flow down to the next.
struct SignalChain {
    /// A signal between two rules.
    private struct Traveller {
        var signal: Signal
        var origin: Int
    }

    /// A stage with what never changes about it, which is asked for with every batch.
    private struct Link {
        let stage: any RuleStage
        let id: String
        let takesTrades: Bool
        let isFilter: Bool
        let isProtective: Bool

        init(_ stage: any RuleStage) {
            self.stage = stage
            id = stage.id
            takesTrades = stage.consumes.contains(.trades)
            isFilter = stage.isFilter
            isProtective = stage.isProtective
        }
    }

    private let stages: [any RuleStage]
    private let links: [Link]
    private var signals = Signals(rule: "")
    private var travellers: [Traveller] = []
    private var output = PipelineOutput()
    private var touched: Set<Int> = []

    /// Which rule is at work.
    let place: RulePlace

    /// Timers that rules asked for and have not seen.
    private var wakes = WakeQueue()

    /// Whether a rule may ask for timers, so that trades have to be looked at one by one.
    let usesTimers: Bool

    init(_ stages: [any RuleStage]) {
        self.stages = stages
        place = RulePlace(stages.map(\.id))
        links = stages.map(Link.init)
        usesTimers = stages.contains(where: \.usesTimers)
        for (index, stage) in stages.enumerated() {
            for timer in stage.savedTimers { wakes.add(timer, for: index) }
        }
    }

    /// Takes what was decided since the last call.
    mutating func takeOutput() -> PipelineOutput {
        guard !output.isEmpty else { return PipelineOutput() }
        // Suppressed signals were noted rule by rule; the journal wants the order of events.
        output.decisions.sort { $0.signal.header.sequence < $1.signal.header.sequence }
        output.states = touched.sorted().compactMap(snapshot)
        touched.removeAll(keepingCapacity: true)
        defer { output = PipelineOutput() }
        return output
    }

    /// The states of all rules as they are now.
    func snapshots() -> [StateSnapshot] { stages.indices.compactMap(snapshot) }

    private func snapshot(of index: Int) -> StateSnapshot? {
        var snapshot = stages[index].snapshot()
        if usesTimers { snapshot?.timers = wakes.timers(of: index) }
        return snapshot
    }

    /// What each rule that has something to say knows of an instrument, by rule.
    func standings(of symbol: Symbol) -> [(rule: String, standing: RuleStanding)] {
        stages.compactMap { stage in stage.standing(of: symbol).map { (stage.id, $0) } }
    }

    /// The moment of the earliest timer.
    var nextDue: Timestamp? { usesTimers ? wakes.due : nil }

    /// Takes the earliest timer that is due.
    mutating func takeWake(until now: Timestamp) -> WakeQueue.Entry? { wakes.take(until: now) }

    /// Sends trades down the rules; behind a closed gate only protective rules see them.
    mutating func send(_ trades: Span<Trade>, gateIsOpen: Bool) {
        guard !trades.isEmpty else { return }
        for index in links.indices {
            let sees = links[index].takesTrades && (gateIsOpen || links[index].isProtective)
            let filters = links[index].isFilter && !travellers.isEmpty
            guard sees || filters else { continue }
            place.enter(index)
            if !signals.isEmpty || signals.rule != links[index].id { signals.reset(rule: links[index].id) }
            if filters {
                filter(at: index, between: trades, seesTrades: sees)
            } else {
                links[index].stage.receive(trades, &signals)
            }
            if !signals.isEmpty { collect(from: index) }
        }
        if !travellers.isEmpty { finish() }
    }

    /// Sends another event down the rules, or down to the one rule it is for.
    mutating func send(_ event: Event, gateIsOpen: Bool, onlyTo recipient: Int? = nil) {
        let isGated = !gateIsOpen && EventKinds.market.contains(event.kind)
        for index in stages.indices {
            let stage = stages[index]
            place.enter(index)
            signals.reset(rule: stage.id)
            if recipient.map({ $0 == index }) ?? stage.consumes.contains(event.kind), !isGated || stage.isProtective {
                stage.receive(event, &signals)
            }
            if stage.isFilter, !travellers.isEmpty { judge(travellers.indices, at: index) }
            collect(from: index)
        }
        finish()
    }

    /// Shows a filter the trades up to each signal before the signal itself.
    private mutating func filter(at index: Int, between trades: Span<Trade>, seesTrades: Bool) {
        let waiting = travellers
        travellers.removeAll(keepingCapacity: true)
        var start = 0
        for traveller in waiting {
            var end = start
            while end < trades.count, trades[end].header.sequence <= traveller.signal.header.sequence { end += 1 }
            if seesTrades, end > start { stages[index].receive(trades.extracting(start..<end), &signals) }
            start = end
            if passes(traveller, at: index) { travellers.append(traveller) }
        }
        if seesTrades, start < trades.count { stages[index].receive(trades.extracting(start..<trades.count), &signals) }
    }

    private mutating func judge(_ range: Range<Int>, at index: Int) {
        let waiting = travellers
        travellers.removeAll(keepingCapacity: true)
        for traveller in waiting[range] where passes(traveller, at: index) { travellers.append(traveller) }
    }

    private mutating func passes(_ traveller: Traveller, at index: Int) -> Bool {
        touched.insert(index)
        guard case .drop(let reason) = stages[index].filter(traveller.signal) else { return true }
        touched.insert(traveller.origin)
        output.decisions.append(
            Decision(signal: traveller.signal, outcome: .suppressed(by: stages[index].id, reason: reason))
        )
        return false
    }

    /// Puts a rule's own signals among those from above: by sequence, those from above first.
    private mutating func collect(from index: Int) {
        guard !signals.isEmpty else { return }
        if stages[index].usesTimers { for timer in signals.wakes { wakes.add(timer, for: index) } }
        for var signal in signals.decided {
            if let severity = stages[index].severity { signal.setSeverity(severity) }
            let place = travellers.lastIndex { $0.signal.header.sequence <= signal.header.sequence }
            travellers.insert(Traveller(signal: signal, origin: index), at: place.map { $0 + 1 } ?? 0)
        }
    }

    private mutating func finish() {
        guard !travellers.isEmpty else { return }
        for traveller in travellers {
            touched.insert(traveller.origin)
            output.decisions.append(Decision(signal: traveller.signal, outcome: .passed))
        }
        travellers.removeAll(keepingCapacity: true)
    }
}

extension Signal {
    /// Gives an alert another severity, before any filter sees it.
    fileprivate mutating func setSeverity(_ severity: AlertSeverity) {
        guard case .alert(var alert) = content else { return }
        alert.kind.severity = severity
        content = .alert(alert)
    }
}
