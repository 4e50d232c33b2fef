public import PluginAPI

/// What a valid configuration will do, for a person to check before it does.
public struct RunPlan: Sendable {
    /// The brokers in the order of their names.
    public let brokers: [BrokerPlan]

    /// The pipelines in the order of the file.
    public let pipelines: [PipelinePlan]

    /// The last day that is known of each market that a live pipeline goes by.
    public let calendars: [CalendarPlan]

    /// Looks at what a blueprint would do from a moment on; files of past bars are looked through, nothing is called.
    public init(_ blueprint: Blueprint, at now: Timestamp) {
        brokers = blueprint.brokers.map { BrokerPlan($0, in: blueprint) }
        var surveys: [CSVFile: CSVSurvey?] = [:]
        pipelines = blueprint.pipelines.map { pipeline in
            PipelinePlan(pipeline, in: blueprint, at: now) { file in
                if let known = surveys[file] { return known }
                let survey = CSVSurvey(file)
                surveys[file] = .some(survey)
                return survey
            }
        }
        let markets = Set(pipelines.filter { $0.origin == nil }.map { $0.condition?.market ?? .krx })
        calendars = CalendarMarket.allCases.filter(markets.contains).map {
            CalendarPlan(market: $0, expires: blueprint.calendars[$0].expires)
        }
    }

    /// Whether any pipeline can place an order.
    public var canOrder: Bool { pipelines.contains { $0.ordersAt != nil } }
}

/// How far the days of a market are known.
public struct CalendarPlan: Sendable, Hashable {
    /// The market.
    public let market: CalendarMarket

    /// The last day on which its data should be used.
    public let expires: CivilDate
}
