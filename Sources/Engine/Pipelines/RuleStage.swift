import PluginAPI

/// One rule in its place in a pipeline, its type hidden behind one call for each batch.
protocol RuleStage: AnyObject {
    /// The rule's id within its pipeline.
    var id: String { get }

    /// The types of event it handles.
    var consumes: EventKinds { get }

    /// Whether it judges signals from above.
    var isFilter: Bool { get }

    /// Whether `when:` leaves it alone.
    var isProtective: Bool { get }

    /// Whether it may ask for timers.
    var usesTimers: Bool { get }

    /// The severity that the configuration puts in place of its alerts' own.
    var severity: AlertSeverity? { get }

    /// The timers that it had asked for when its state was saved.
    var savedTimers: [Timer] { get }

    func prepare(_ context: RuleContext)
    func restore(_ saved: SavedState) throws
    func receive(_ trades: Span<Trade>, _ signals: inout Signals)
    func receive(_ event: Event, _ signals: inout Signals)
    func filter(_ signal: Signal) -> Verdict
    func standing(of symbol: Symbol) -> RuleStanding?

    /// The state as it is now, to be encoded later and elsewhere; nothing for a stage that has none.
    func snapshot() -> StateSnapshot?
}

extension RuleStage {
    var savedTimers: [Timer] { [] }
}

/// A rule of a known type, with what the engine knows about it.
final class RuleRunner<Instance: Rule>: RuleStage {
    let id: String
    let consumes = Instance.consumes
    let isFilter = Instance.isFilter
    let isProtective = Instance.isProtective
    let usesTimers = Instance.usesTimers
    let severity: AlertSeverity?
    private(set) var savedTimers: [Timer] = []
    private let settingsDigest: String
    private var rule: Instance

    init(_ rule: Instance, id: String, settingsDigest: String, severity: AlertSeverity? = nil) {
        self.rule = rule
        self.id = id
        self.severity = severity
        self.settingsDigest = settingsDigest
    }

    func prepare(_ context: RuleContext) { rule.prepare(context) }

    func restore(_ saved: SavedState) throws {
        guard saved.version == Instance.stateVersion, saved.settingsDigest == settingsDigest else { return }
        rule.state = try StateCoding.decode(Instance.State.self, from: saved.content)
        savedTimers = try StateCoding.decode([Timer].self, from: saved.timers)
    }

    func receive(_ trades: Span<Trade>, _ signals: inout Signals) { rule.receive(trades, &signals) }

    func receive(_ event: Event, _ signals: inout Signals) { rule.receive(event, &signals) }

    func filter(_ signal: Signal) -> Verdict { rule.filter(signal) }

    func standing(of symbol: Symbol) -> RuleStanding? { rule.standing(of: symbol) }

    func snapshot() -> StateSnapshot? {
        // A copy of the rule shares its storage until the next event changes it.
        let rule = rule
        return StateSnapshot(rule: id, version: Instance.stateVersion, settingsDigest: settingsDigest) {
            try StateCoding.encode(rule.state)
        }
    }
}
