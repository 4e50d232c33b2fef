import Foundation
import Testing

/// A wait that took too long.
struct WaitedTooLong: Error {}

/// Waits until something is so, for a minute at the most.
func waitUntil(_ condition: () -> Bool) throws {
    let end = ContinuousClock.now + .seconds(60)
    while !condition() {
        guard ContinuousClock.now < end else { throw WaitedTooLong() }
        sched_yield()
    }
}

/// Waits until something is so, for a minute at the most, and lets other tasks go on.
func waitUntil(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while !condition() {
        guard ContinuousClock.now < end else { throw WaitedTooLong() }
        await Task.yield()
    }
}
