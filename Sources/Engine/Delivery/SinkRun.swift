import PluginAPI

/// A sink at work: what brings items to it as long as the run lasts.
protocol SinkRun: AnyObject, Sendable {
    /// The sink's name in the configuration.
    var name: String { get }

    /// The sink.
    var sink: any Sink { get }

    /// What became of the items so far.
    var tally: SinkTally { get }

    /// Opens the sink, delivers until nothing more is to come or the task is cancelled, and closes the sink.
    func run(_ context: SinkContext) async

    /// Takes no more items; `run(_:)` ends when those that wait are delivered, or soon before a moment at the latest.
    func close(by end: ContinuousClock.Instant)

    /// Waits until there is room for more, as long as the sink goes on taking what waits.
    func room() async
}

/// What became of a sink's items in a run.
struct SinkTally: Sendable, Hashable {
    /// How many arrived.
    var delivered: Int64 = 0

    /// How many could not be delivered.
    var failed: Int64 = 0

    /// How many wait, which the next run goes on with.
    var waiting: Int64 = 0
}
