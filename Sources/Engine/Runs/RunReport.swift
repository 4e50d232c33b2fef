import PluginAPI

/// What a run did, once it has ended.
public struct RunReport: Sendable {
    /// What one pipeline did.
    public struct Pipeline: Sendable {
        /// The name.
        public var name: String
        /// What it decided.
        public var decisions: DecisionSummary
        /// How many trades and quotes it was too slow for.
        public var dropped: Int64
    }

    /// What one sink did.
    public struct Sink: Sendable {
        /// The name.
        public var name: String
        /// How many items it delivered.
        public var delivered: Int64
        /// How many items it could not deliver.
        public var failed: Int64
        /// How many items wait in the outbox for the next run.
        public var waiting: Int64
    }

    /// How many events were numbered.
    public var events: Int64

    /// The pipelines in the order of the file.
    public var pipelines: [Pipeline]

    /// The sinks in the order of the file.
    public var sinks: [Sink]

    /// The last states of all parts, and what they could not use.
    public var components: [String: ComponentBoard.Component]

    /// Why decisions could not be stored, if that happened.
    public var stateError: StateError?

    /// Whether parts had to be ended before they had finished.
    public var missedDeadline: Bool

    /// Whether every part ended in good order and everything was delivered.
    public var isClean: Bool {
        stateError == nil && !missedDeadline && !components.values.contains { $0.state == .failed }
            && sinks.allSatisfy { $0.failed == 0 }
    }
}
