internal import Foundation
public import PluginAPI

/// The machine's own clock.
public struct RealClock: RunClock {
    /// Makes the clock.
    public init() {}

    /// The time of day of the machine, in UTC.
    public var now: Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Waits until a moment, looking at the clock again after at most a minute in case it was set.
    public func sleep(until moment: Timestamp) async throws {
        while true {
            let remaining = moment - now
            guard remaining > .zero else { return try Task.checkCancellation() }
            try await Task.sleep(for: min(remaining, .seconds(60)))
        }
    }
}
