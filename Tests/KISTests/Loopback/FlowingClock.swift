import PluginAPI
import Synchronization
import Testing

/// A clock that runs at a multiple of the machine's, for both ends of a connection, as long as somebody waits for it.
///
/// It goes on by two milliseconds of the machine's time at most each time that a waiter looks, so that nothing times out
/// because the machine is busy with other tests.
final class FlowingClock: RunClock {
    private struct State {
        var now: Timestamp
        var looked = ContinuousClock.now
    }

    private let state: Mutex<State>
    private let speed: Int

    init(at origin: Timestamp = Fixtures.now, speed: Int) {
        state = Mutex(State(now: origin))
        self.speed = speed
    }

    var now: Timestamp { state.withLock { $0.now } }

    func sleep(until moment: Timestamp) async throws {
        try Task.checkCancellation()
        while now < moment { try await flow() }
    }

    /// Waits a moment and goes on by its multiple.
    func flow() async throws {
        try await Task.sleep(for: .milliseconds(1))
        state.withLock { state in
            let looked = ContinuousClock.now
            state.now += min(looked - state.looked, .milliseconds(2)) * speed
            state.looked = looked
        }
    }
}

/// Something did not happen in time.
struct Late: Error {}

extension LoopbackRig {
    /// Waits until something is the case; thirty thousand looks are the end of patience and no measure.
    func waitUntil(_ location: SourceLocation = #_sourceLocation, _ condition: @Sendable () -> Bool) async throws {
        var looks = 30_000
        while !condition() {
            guard looks > 0 else {
                Issue.record("it has not happened", sourceLocation: location)
                throw Late()
            }
            looks -= 1
            try await (clock as? FlowingClock)?.flow()
        }
    }
}
