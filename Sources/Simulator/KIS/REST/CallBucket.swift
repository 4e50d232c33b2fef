/// How many calls are still allowed: some at once, and more as time passes, so that nobody is refused who keeps to the
/// broker's number of calls in any second.
struct CallBucket: Sendable {
    /// What is left, in billionths of a call, and when that was.
    private var rest: (amount: Int64, moment: Moment)?

    /// Takes a call out, if there is one.
    mutating func takeOne(at now: Moment, _ limits: KISLimits) -> Bool {
        let rate = Int64(limits.callsPerSecond)
        let most = rate * (1_000 + Int64(limits.callDelay)) * 1_000_000
        var amount = most
        if let rest {
            let passed = min(max(0, now.nanoseconds - rest.moment.nanoseconds), Self.longest)
            amount = min(most, rest.amount + passed * rate)
        }
        let isAllowed = amount >= Self.call
        rest = (isAllowed ? amount - Self.call : amount, now)
        return isAllowed
    }

    private static let call: Int64 = 1_000_000_000
    /// Beyond an hour every bucket is full.
    private static let longest: Int64 = 3_600_000_000_000
}
