import PluginAPI

/// One timeline with what runs on it.
struct TimelineRun: Sendable {
    let timeline: Timeline
    let journal: DecisionJournal
    let executors: [PipelineExecutor]
    let isRecorded: Bool

    /// Whether timers come to it by a timetable.
    var hasTimetable: Bool { timeline.hasTimetable }

    /// How often rule states are stored without a decision.
    static let checkpointInterval: Duration = .seconds(60)

    /// Brings what falls due without an event, until cancelled.
    func keepTime() async {
        var nextCheckpoint = timeline.clock.now + Self.checkpointInterval
        var unsaved: [PipelineExecutor] = []
        while !Task.isCancelled {
            let now = timeline.clock.now
            // Looked at again every second, since an event can bring a timer forward at any time.
            let wake = min(timeline.due ?? .distantFuture, now + .seconds(1))
            do {
                try await timeline.clock.sleep(until: max(wake, now + .milliseconds(1)))
                try timeline.settle()
            } catch {
                return
            }
            if timeline.clock.now >= nextCheckpoint {
                unsaved = executors
                nextCheckpoint = timeline.clock.now + Self.checkpointInterval
            }
            // One that is at work is asked again at the next look.
            unsaved.removeAll { $0.checkpoint(at: timeline.clock.now) }
        }
    }

    /// Lets the pipelines finish once the timeline is closed, and makes everything durable.
    ///
    /// - Returns: the pipelines that have not finished in time, whose rules' states are those of their last decision.
    func finish(until end: ContinuousClock.Instant) async -> [PipelineExecutor] {
        // Looked at once a millisecond, since a pipeline is at rest nearly always.
        while executors.contains(where: \.isAtWork), ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(1))
        }
        for executor in executors { executor.checkpoint(at: timeline.clock.now) }
        journal.flush()
        return executors.filter(\.isAtWork)
    }
}
