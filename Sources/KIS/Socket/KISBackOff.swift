/// Pauses that double, each spread over its upper half so that many clients do not come back at once.
struct KISBackOff: Sendable {
    private let bounds: ClosedRange<Duration>
    private var doublings = 0
    private var random: UInt64

    /// Makes pauses within bounds, spread as the seed decides.
    init(_ bounds: ClosedRange<Duration>, seed: UInt64) {
        self.bounds = bounds
        random = seed
    }

    /// The next pause.
    mutating func next() -> Duration {
        let full = min(bounds.lowerBound * (1 << doublings), bounds.upperBound)
        if full < bounds.upperBound { doublings = min(doublings + 1, 20) }
        return full / 2 + full / 2 * (Double(drawn() >> 11) / Double(1 << 53))
    }

    /// Begins with the shortest pause again.
    mutating func reset() { doublings = 0 }

    /// SplitMix64.
    private mutating func drawn() -> UInt64 {
        random &+= 0x9E37_79B9_7F4A_7C15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
