internal import Dispatch

/// Runs the tasks of one part on threads of their own, so that a part that blocks its thread takes none from the others.
final class PartExecutor: TaskExecutor {
    private let queue: DispatchQueue

    init(_ component: String) { queue = DispatchQueue(label: "maedup.\(component)", attributes: .concurrent) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
