/// What a pipeline decided in a run.
public struct DecisionSummary: Sendable, Hashable {
    /// How many alerts passed every filter.
    public var alerts: Int64 = 0

    /// How many order intents passed every filter.
    public var orders: Int64 = 0

    /// How many signals a filter ended.
    public var suppressed: Int64 = 0

    /// The digest of all decisions, suppressed ones included; equal for equal decisions.
    public var hash: String
}
