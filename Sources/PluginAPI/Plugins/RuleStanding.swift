/// What a rule knows of one instrument at the moment, in words for a person.
///
/// It answers why a rule is silent: `host status` and `host explain --why-not` show it, and an instrument for which a rule
/// is not ready once its history is loaded is named when the run starts.
public struct RuleStanding: Sendable, Hashable {
    /// Whether the rule can decide on the instrument.
    public var isReady: Bool

    /// What it waits for, or what it lacks, in one sentence.
    public var text: LocalizedText

    /// Makes a standing.
    public init(isReady: Bool, _ text: LocalizedText) {
        self.isReady = isReady
        self.text = text
    }
}
