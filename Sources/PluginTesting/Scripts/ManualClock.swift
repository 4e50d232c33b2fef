public import PluginAPI
internal import Synchronization

/// A clock that moves only when a test says so.
///
/// A task that sleeps is woken by `advance(to:)`, by `advance(by:)`, or by its cancellation.
public final class ManualClock: RunClock {
    private struct Sleeper {
        var due: Timestamp
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        /// Sleepers cancelled before they had lain down.
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>
    private let watchers = Watchers()

    /// Starts the clock at a moment.
    public init(at moment: Timestamp) { state = Mutex(State(now: moment)) }

    /// The moment at which the clock stands.
    public var now: Timestamp { state.withLock(\.now) }

    /// The moments that tasks are waiting for, earliest first.
    public var awaited: [Timestamp] { state.withLock { $0.sleepers.values.map(\.due).sorted() } }

    /// Moves the clock to a moment, never back, and wakes those whose time has come.
    public func advance(to moment: Timestamp) {
        let woken = state.withLock { state in
            state.now = max(state.now, moment)
            let now = state.now
            let due = state.sleepers.filter { $0.value.due <= now }.sorted {
                ($0.value.due, $0.key) < ($1.value.due, $1.key)
            }
            for sleeper in due { state.sleepers[sleeper.key] = nil }
            watchers.report(state.sleepers.count)
            return due.map(\.value.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Moves the clock on and wakes those whose time has come.
    public func advance(by duration: Duration) { advance(to: now + duration) }

    /// Waits until so many tasks wait for the clock, or the waiting task is cancelled.
    public func untilAwaited(by count: Int = 1) async { await watchers.wait(for: count) }

    /// Waits until the clock has been moved to a moment.
    public func sleep(until moment: Timestamp) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in lieDown(id, until: moment, continuation) }
        } onCancel: {
            rouse(id)
        }
    }

    private func lieDown(_ id: Int, until moment: Timestamp, _ continuation: CheckedContinuation<Void, any Error>) {
        let answer: Result<Void, any Error>? = state.withLock { state in
            if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
            guard moment > state.now else { return .success(()) }
            state.sleepers[id] = Sleeper(due: moment, continuation: continuation)
            watchers.report(state.sleepers.count)
            return nil
        }
        if let answer { continuation.resume(with: answer) }
    }

    private func rouse(_ id: Int) {
        let sleeper = state.withLock { state in
            let sleeper = state.sleepers.removeValue(forKey: id)
            if sleeper == nil { state.cancelled.insert(id) }
            watchers.report(state.sleepers.count)
            return sleeper
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
