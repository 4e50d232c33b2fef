public import PluginAPI

/// The past bars that a pipeline's rules need, and what is at hand.
public struct HistoryPlan: Sendable {
    /// Bars of one length that one rule needs.
    public struct Need: Sendable {
        /// The rule's id.
        public let rule: String

        /// The bars.
        public let bars: RuleNeeds.Bars

        /// Whether they are loaded before the first event; a file has daily bars only, others are collected on the way.
        public let isLoaded: Bool
    }

    /// What the rules need, in their order.
    public let needs: [Need]

    /// The first day of which a loaded bar is wanted.
    public let since: CivilDate?

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
        needs = pipeline.rules.flatMap { rule in
            let wantsHistory = type(of: rule.rule).consumes.contains(.history) && pipeline.history != nil
            return rule.rule.needs.bars.map { bars in
                Need(rule: rule.id, bars: bars, isLoaded: wantsHistory && bars.interval == .day)
            }
        }
        guard !needs.isEmpty else { return nil }
        let loaded = needs.filter(\.isLoaded).map(\.bars)
        file = loaded.isEmpty ? nil : pipeline.history
        let found = file.flatMap(survey)
        self.survey = found
        let today = blueprint.calendars.krx.tradingDay(at: moment)
        since = loaded.compactMap { bars in
            guard case .period(let period) = bars.reach else { return nil }
            return period.date(before: today)
        }.min()
        let wanted = pipeline.sources.flatMap { index -> [Symbol] in
            guard case .some(let symbols) = blueprint.sources[index].source.symbols else { return [] }
            return symbols
        }
        missing = found.map { found in Set(wanted).subtracting(found.symbols).sorted() } ?? []
    }
}
