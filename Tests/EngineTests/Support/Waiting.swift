import Foundation
import Testing

/// A wait that took too long.
struct WaitedTooLong: Error {}

/// Waits until something is so, for five minutes at the most; it looks once a millisecond, since whoever spins keeps
/// from working what is waited for.
func waitUntil(_ condition: () -> Bool) throws {
    let end = ContinuousClock.now + .seconds(300)
    while !condition() {
        guard ContinuousClock.now < end else { throw WaitedTooLong() }
        usleep(1_000)
    }
}

/// Waits until something is so, for five minutes at the most, and lets other tasks go on.
func waitUntil(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(300)
    while !condition() {
        guard ContinuousClock.now < end else { throw WaitedTooLong() }
        try await Task.sleep(for: .milliseconds(1))
    }
}
