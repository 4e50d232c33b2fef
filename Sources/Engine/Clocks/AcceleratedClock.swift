public import PluginAPI

/// A clock that runs at a multiple of real time from an origin, shared by host and simulator.
public struct AcceleratedClock: RunClock {
    /// The moment at which it began.
    public let origin: Timestamp

    /// How many times as fast as real time it runs.
    public let speed: Double

    private let started: ContinuousClock.Instant

    /// Starts the clock now at the origin; the speed is above zero.
    public init(origin: Timestamp, speed: Double) {
        precondition(speed > 0, "a clock runs forwards")
        self.origin = origin
        self.speed = speed
        started = ContinuousClock.now
    }

    /// The origin and what has passed since, at the clock's speed.
    public var now: Timestamp { origin + (ContinuousClock.now - started) * speed }

    /// Waits until a moment of this clock.
    public func sleep(until moment: Timestamp) async throws {
        let remaining = moment - now
        guard remaining > .zero else { return try Task.checkCancellation() }
        // The machine's time goes by so many times slower than this clock's.
        try await Task.sleep(for: remaining / speed)
    }
}
