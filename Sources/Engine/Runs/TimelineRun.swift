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
                saveStates()
                nextCheckpoint = timeline.clock.now + Self.checkpointInterval
            }
        }
    }

    /// Takes no more events, lets the pipelines finish and makes everything durable.
    ///
    /// - Returns: the pipelines that have not finished in time, whose rules' states are those of their last decision.
    func finish(within time: Duration) async -> [PipelineExecutor] {
        timeline.close()
        let end = ContinuousClock.now + time
        // Looked at once a millisecond, since a pipeline is at rest nearly always.
        while !executors.allSatisfy(\.isIdle), ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(1))
        }
        saveStates()
        journal.flush()
        return executors.filter { !$0.isIdle }
    }

    /// Stores the states of all rules as they are now; a replay leaves none.
    private func saveStates() {
        guard !isRecorded else { return }
        for executor in executors { executor.checkpoint(at: timeline.clock.now) }
    }
}
