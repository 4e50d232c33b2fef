import PluginAPI

/// What a run tells of itself while it lasts, for `host status`.
public struct RunStatus: Sendable, Codable, Equatable {
    /// One part of the run.
    public struct Component: Sendable, Codable, Equatable {
        /// The name, such as `pipelines.sigma.sources.replay`.
        public var name: String
        /// Its state, as in `Status.State`.
        public var state: String
        /// Why it is in that state.
        public var reason: String?
        /// How much input it could not use, by reason.
        public var skipped: [String: Int64]
        /// What is done of a work with an end.
        public var completed: Int64?
        /// What there is to do of a work with an end.
        public var total: Int64?
    }

    /// What one pipeline decided.
    public struct Pipeline: Sendable, Codable, Equatable {
        /// The name.
        public var name: String
        /// How many alerts passed every filter.
        public var alerts: Int64
        /// How many order intents passed every filter.
        public var orders: Int64
        /// How many signals a filter ended.
        public var suppressed: Int64
        /// How many trades and quotes it was too slow for.
        public var dropped: Int64
    }

    /// What one sink did.
    public struct Sink: Sendable, Codable, Equatable {
        /// The name.
        public var name: String
        /// How many items it delivered.
        public var delivered: Int64
        /// How many items it could not deliver.
        public var failed: Int64
        /// How many items wait in the outbox.
        public var waiting: Int64
    }

    /// The version of this form.
    public var v = 1
    /// The process that runs, or ran.
    public var process: Int32
    /// When the run began, in nanoseconds of UTC.
    public var started: Int64
    /// When this was written, in nanoseconds of UTC; at least every ten seconds while the run lasts.
    public var updated: Int64
    /// Whether the run has ended in good order.
    public var hasEnded = false
    /// How many events have been numbered.
    public var events: Int64
    /// The parts, by name.
    public var components: [Component]
    /// The pipelines in the order of the file.
    public var pipelines: [Pipeline]
    /// The sinks in the order of the file.
    public var sinks: [Sink]
}

extension RunStatus.Component {
    init(_ name: String, _ component: ComponentBoard.Component) {
        self.name = name
        state = component.state.rawValue
        reason = component.reason
        skipped = Dictionary(uniqueKeysWithValues: component.skipped.map { ($0.key.description, $0.value) })
        completed = component.progress?.completed
        total = component.progress?.total
    }
}
