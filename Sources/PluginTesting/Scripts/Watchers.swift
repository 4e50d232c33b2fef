internal import Synchronization

/// Tasks that wait until something has come to a mark; a cancelled one stops waiting.
final class Watchers: Sendable {
    private struct State {
        var level = 0
        var nextID = 0
        var waiting: [Int: (mark: Int, continuation: CheckedContinuation<Void, Never>)] = [:]
        /// Tasks cancelled before they began to wait.
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Tells how far things have come and lets those go on whose mark is reached.
    func report(_ level: Int) {
        let reached = state.withLock { state in
            state.level = level
            let reached = state.waiting.filter { $0.value.mark <= level }
            for id in reached.keys { state.waiting[id] = nil }
            return reached.values.map(\.continuation)
        }
        for continuation in reached { continuation.resume() }
    }

    /// Waits until a mark is reached or the task is cancelled.
    func wait(for mark: Int) async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    guard state.level < mark, state.cancelled.remove(id) == nil else { return false }
                    state.waiting[id] = (mark, continuation)
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                let waiting = state.waiting.removeValue(forKey: id)
                if waiting == nil { state.cancelled.insert(id) }
                return waiting
            }
            waiting?.continuation.resume()
        }
    }
}
