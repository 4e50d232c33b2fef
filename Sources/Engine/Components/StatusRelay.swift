internal import DequeModule
internal import Dispatch
import PluginAPI
internal import Synchronization

/// Brings changes of state to the pipelines whose rules want them.
///
/// Only live timelines get them: when a part changes its state is no part of a recording, so a replay could not repeat it.
/// They come on a thread of their own: whoever tells of a change may be the one that a pipeline waits for.
final class StatusRelay: Sendable {
    private struct Target: Sendable {
        let timeline: Timeline
        let pipeline: PipelineExecutor
    }

    /// How many changes can wait; beyond that the oldest that is no failure is forgotten.
    static let queueLimit = 1_000

    private let targets = Mutex<[Target]>([])
    private let waiting = Mutex<Deque<Status>>([])
    private let queue = DispatchQueue(label: "maedup.statuses")

    func connect(_ pipeline: PipelineExecutor, on timeline: Timeline) {
        targets.withLock { $0.append(Target(timeline: timeline, pipeline: pipeline)) }
    }

    /// Puts a change into the queue.
    func send(_ status: Status) {
        guard !targets.withLock(\.isEmpty) else { return }
        waiting.withLock { waiting in
            if waiting.count >= Self.queueLimit, let oldest = waiting.firstIndex(where: { $0.state != .failed }) {
                waiting.remove(at: oldest)
            }
            waiting.append(status)
        }
        queue.async { self.bring() }
    }

    /// Waits until every change sent so far has been brought.
    func finish() { queue.sync { bring() } }

    private func bring() {
        while let status = waiting.withLock({ $0.popFirst() }) {
            for target in targets.withLock({ $0 }) {
                // A change after the end of the run has no rule left to see it.
                try? target.timeline.send(.status(status), at: target.timeline.clock.now, to: target.pipeline)
            }
        }
    }
}
