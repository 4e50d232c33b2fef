import PluginAPI

/// Stands before a pipeline's rules and brings events to the sinks that asked for them.
final class EventTap: RuleStage {
    let id = "events"
    let consumes: EventKinds
    let isFilter = false
    /// A record of events holds those behind a closed gate too.
    let isProtective = true
    let usesTimers = false
    let severity: AlertSeverity? = nil
    private let pipeline: String
    private let workers: [SinkWorker]

    init(pipeline: String, workers: [SinkWorker]) {
        self.pipeline = pipeline
        self.workers = workers
        consumes = workers.reduce(into: EventKinds()) { $0.formUnion($1.sink.events) }
    }

    func prepare(_ context: RuleContext) {}

    func restore(_ saved: SavedState) throws {}

    func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices { offer(Event(trades[index].header, .trade(trades[index]))) }
    }

    func receive(_ event: Event, _ signals: inout Signals) { offer(event) }

    func filter(_ signal: Signal) -> Verdict { .pass }

    func standing(of symbol: Symbol) -> RuleStanding? { nil }

    func snapshot() -> StateSnapshot? { nil }

    private func offer(_ event: Event) {
        for worker in workers where worker.sink.events.contains(event.kind) {
            worker.offer(
                Delivery(
                    id: "\(event.header.sequence)",
                    pipeline: pipeline,
                    rule: nil,
                    severity: .info,
                    header: event.header,
                    content: .event(event)
                )
            )
        }
    }
}
