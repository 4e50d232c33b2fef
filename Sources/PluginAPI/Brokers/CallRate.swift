/// So many calls in so much time: what a part makes of a broker, or what a broker allows.
public struct CallRate: Sendable, Hashable {
    /// How many calls.
    public var calls: Int

    /// In how much time.
    public var period: Duration

    /// Puts a rate together; a period shorter than a millisecond is taken for one.
    public init(_ calls: Int, per period: Duration) {
        self.calls = max(calls, 0)
        self.period = max(period, .milliseconds(1))
    }

    /// The calls of a day, rounded up: what is asked for must never look smaller than it is.
    var dailyDemand: Int64 { Self.clamped((product + periodLength - 1) / periodLength) }

    /// The calls of a day, rounded down: what is allowed must never look larger than it is.
    var dailyAllowance: Int64 { Self.clamped(product / periodLength) }

    private var product: Int128 { Int128(calls) * Self.day }

    private var periodLength: Int128 {
        let (seconds, attoseconds) = period.components
        return Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000)
    }

    private static let day: Int128 = 86_400_000_000_000

    private static func clamped(_ calls: Int128) -> Int64 { Int64(clamping: calls) }
}
