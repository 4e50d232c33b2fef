import PluginAPI

/// A signal together with what became of it on its way down the pipeline.
struct Decision: Sendable {
    /// What became of the signal.
    enum Outcome: Sendable, Hashable {
        /// It passed every filter.
        case passed
        /// A filter ended it.
        case suppressed(by: String, reason: LocalizedText)
    }

    var signal: Signal
    var outcome: Outcome
}

/// What a pipeline made of one batch.
struct PipelineOutput: Sendable {
    /// The decisions, in the order of their events.
    var decisions: [Decision] = []

    /// The states of the rules that the decisions passed, one for each rule.
    var states: [StateSnapshot] = []

    /// The moment of states that no decision led to.
    var moment: Timestamp?

    var isEmpty: Bool { decisions.isEmpty && states.isEmpty }
}
