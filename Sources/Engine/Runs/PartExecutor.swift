internal import Dispatch

/// Runs the tasks of one part on a thread of their own, so that a part that keeps its thread takes none from the others.
///
/// The queue is serial for that reason: a concurrent one shares as many threads as there are processors with all others.
final class PartExecutor: TaskExecutor {
    private let queue: DispatchQueue

    init(_ component: String) { queue = DispatchQueue(label: "maedup.\(component)") }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
