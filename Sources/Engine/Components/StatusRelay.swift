import PluginAPI
internal import Synchronization

/// Brings changes of state to the pipelines whose rules want them.
///
/// Only live timelines get them: when a part changes its state is no part of a recording, so a replay could not repeat it.
/// They are run by threads of those pipelines: whoever tells of a change may be the one that a pipeline waits for.
final class StatusRelay: Sendable {
    private struct Target: Sendable {
        let timeline: Timeline
        let pipeline: PipelineExecutor
    }

    private let targets = Mutex<[Target]>([])

    func connect(_ pipeline: PipelineExecutor, on timeline: Timeline) {
        targets.withLock { $0.append(Target(timeline: timeline, pipeline: pipeline)) }
    }

    func send(_ status: Status) {
        for target in targets.withLock({ $0 }) {
            // A change after the end of the run has no rule left to see it.
            try? target.timeline.send(.status(status), at: target.timeline.clock.now, to: target.pipeline)
        }
    }
}
