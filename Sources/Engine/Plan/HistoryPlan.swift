public import PluginAPI

/// The past bars that a pipeline's rules need, and what is at hand.
public struct HistoryPlan: Sendable {
    /// Bars of one length that one rule needs.
    public struct Need: Sendable {
        /// The rule's id.
        public let rule: String

        /// The bars.
        public let bars: RuleNeeds.Bars

        /// Whether they are loaded before the first event, or collected on the way: a file has daily bars only, and of
        /// instruments that the configuration does not name nothing can be loaded.
        public let isLoaded: Bool
    }

    /// What the rules need, in their order.
    public let needs: [Need]

    /// The first day of which a loaded bar is wanted.
    public let since: CivilDate?

    /// The broker that past bars come from.
    public let broker: String?

    /// The other brokers of the sources, which are not asked.
    public let otherBrokers: [String]

    /// Of how many named instruments a broker is asked for bars.
    public let symbols: Int

    /// Whether bars of what is held are loaded too.
    public let includesHeld: Bool

    /// Whether the sources may bring instruments that the configuration does not name.
    public let isOpenEnded: Bool

    /// The file that past bars come from.
    public let file: CSVFile?

    /// What the file has; nothing when it is too large to be looked through.
    public let survey: CSVSurvey?

    /// The symbols of the sources of which the file has no bar.
    public let missing: [Symbol]

    /// Whether the file begins after the first day that is wanted.
    public var isShort: Bool {
        guard let since, let first = survey?.days?.lowerBound else { return false }
        return first.distance(to: since) < -Self.tolerance
    }

    /// Holidays can keep the first bar from standing at the first day.
    private static let tolerance = 10

    init?(
        _ pipeline: PipelineBlueprint,
        in blueprint: Blueprint,
        at moment: Timestamp,
        survey: (CSVFile) -> CSVSurvey?
    ) {
        let scopes = pipeline.sources.map { blueprint.sources[$0].source.symbols }
        let named = scopes.listed
        let isAtBroker = pipeline.historyBroker != nil
        needs = pipeline.rules.flatMap { rule in
            let wantsHistory = type(of: rule.rule).consumes.contains(.history)
            return rule.rule.needs.bars.map { bars in
                let isKnown = bars.instruments == .held || !named.isEmpty
                let isThere = isAtBroker && isKnown || pipeline.history != nil && bars.interval == .day
                return Need(rule: rule.id, bars: bars, isLoaded: wantsHistory && isThere)
            }
        }
        guard !needs.isEmpty else { return nil }
        let loaded = needs.filter(\.isLoaded).map(\.bars)
        file = loaded.isEmpty ? nil : pipeline.history
        broker = loaded.isEmpty ? nil : pipeline.historyBroker
        otherBrokers = broker == nil ? [] : Array(pipeline.sourceBrokers.dropFirst())
        symbols = broker != nil && loaded.contains { $0.instruments == .named } ? named.count : 0
        includesHeld = loaded.contains { $0.instruments == .held }
        isOpenEnded = pipeline.historyBroker != nil && scopes.contains(.any)
        let found = file.flatMap(survey)
        self.survey = found
        let today = blueprint.calendars.krx.tradingDay(at: moment)
        since = loaded.compactMap { bars in
            guard case .period(let period) = bars.reach else { return nil }
            return period.date(before: today)
        }.min()
        missing = found.map { found in Set(named).subtracting(found.symbols).sorted() } ?? []
    }
}
