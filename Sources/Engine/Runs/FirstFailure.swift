internal import Synchronization

/// Remembers the first reason why decisions could not be stored.
final class FirstFailure: Sendable {
    private let error = Mutex<StateError?>(nil)

    /// The reason, if there was one.
    var value: StateError? { error.withLock { $0 } }

    func note(_ reason: StateError) { error.withLock { $0 = $0 ?? reason } }
}
