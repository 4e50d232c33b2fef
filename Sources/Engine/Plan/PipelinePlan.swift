public import PluginAPI

/// What one pipeline will do, and when.
public struct PipelinePlan: Sendable {
    /// The name.
    public let name: String

    /// When events of the market count.
    public let condition: SessionCondition?

    /// The hours of the session that is open or comes next; nothing when there is none soon, or for a recording.
    public let next: Range<Timestamp>?

    /// When its recording begins, if its events happened before.
    public let origin: Timestamp?

    /// The sources.
    public let sources: [PartPlan]

    /// The rules in order.
    public let rules: [PartPlan]

    /// The sinks.
    public let sinks: [PartPlan]

    /// The people who are told; nobody where it does not tell the users.
    public let users: [UserBlueprint]

    /// The past bars that its rules need; nothing when none does.
    public let history: HistoryPlan?

    /// The brokers to which its orders go; nothing when it cannot order.
    public let ordersAt: [String]?

    init(
        _ pipeline: PipelineBlueprint,
        in blueprint: Blueprint,
        at now: Timestamp,
        survey: (CSVFile) -> CSVSurvey?
    ) {
        name = pipeline.name
        condition = pipeline.condition
        sources = pipeline.sources.map { PartPlan(blueprint.sources[$0], of: pipeline.name) }
        rules = pipeline.rules.map(PartPlan.init)
        sinks = blueprint.sinks(of: pipeline).map { PartPlan(blueprint.sinks[$0], of: pipeline.name) }
        users = pipeline.tellsUsers ? blueprint.users : []
        let origin = pipeline.sources.compactMap { blueprint.sources[$0].origin }.first
        self.origin = origin
        next = origin == nil ? pipeline.condition?.next(at: now, in: blueprint.calendars) : nil
        history = HistoryPlan(pipeline, in: blueprint, at: origin ?? now, survey: survey)
        ordersAt = blueprint.takesOrders(pipeline) ? blueprint.brokersOrderedAt(by: pipeline) : nil
    }
}

extension SessionCondition {
    /// How far ahead a session is looked for.
    public static let horizon = 60

    /// The hours that are open at a moment or come next, within sixty days.
    func next(at moment: Timestamp, in calendars: Calendars) -> Range<Timestamp>? {
        let calendar = calendars[market]
        let today = calendar.tradingDay(at: moment)
        return (-1...Self.horizon).lazy.compactMap { hours(on: today.advanced(by: $0), in: calendar) }
            .first { moment < $0.upperBound }
    }
}
