import PluginAPI
internal import Synchronization

/// Keeps timers from a pipeline until it has the past bars that its rules need, but not for ever.
final class HistoryGate: Sendable {
    private struct State {
        var histories: [StartSignal] = []
        var end: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// Adds what the pipeline waits for.
    func await(_ history: StartSignal) { state.withLock { $0.histories.append(history) } }

    /// Whether the pipeline has what it needs, or has waited long enough since this was first asked.
    var isOpen: Bool {
        state.withLock { state in
            guard !state.histories.isEmpty else { return true }
            let now = ContinuousClock.now
            let end = state.end ?? now + HistoryRun.patience
            state.end = end
            guard now >= end || state.histories.allSatisfy(\.hasCome) else { return false }
            state.histories = []
            return true
        }
    }
}
