import PluginAPI

/// Stands before a pipeline's rules and keeps what a chart may need.
final class ChartTap: RuleStage {
    let id = "charts"
    let consumes: EventKinds = [.history, .executions, .portfolios]
    let isFilter = false
    /// What is known of an instrument does not depend on the hour.
    let isProtective = true
    let usesTimers = false
    let severity: AlertSeverity? = nil
    private let pipeline: String
    private let book: ChartBook

    init(pipeline: String, book: ChartBook) {
        self.pipeline = pipeline
        self.book = book
    }

    func prepare(_ context: RuleContext) {}

    func restore(_ saved: SavedState) throws {}

    func receive(_ trades: Span<Trade>, _ signals: inout Signals) {}

    func receive(_ event: Event, _ signals: inout Signals) { book.take(event, in: pipeline) }

    func filter(_ signal: Signal) -> Verdict { .pass }

    func standing(of symbol: Symbol) -> RuleStanding? { nil }

    func snapshot() -> StateSnapshot? { nil }
}
