/// How busy each second of a phase is, relative to the others.
struct Intensity: Sendable {
    /// The first second, after midnight.
    let start: Int
    /// The weight of everything before the second with that offset; one more entry than there are seconds.
    private let sums: [Int]

    /// Weights the seconds of a range one by one.
    private init(seconds: Range<Int>, weight: (Int) -> Int) {
        start = seconds.lowerBound
        var sums = [0]
        sums.reserveCapacity(seconds.count + 1)
        var sum = 0
        for second in seconds {
            sum += weight(second)
            sums.append(sum)
        }
        self.sums = sums
    }

    /// Continuous trading: busy after the opening and before the close, quiet at noon, with lively and dull seconds.
    static func continuous(seed: UInt64) -> Intensity {
        var random = SplitMix64(seed: seed, purpose: .intensity)
        let seconds = SessionClock.continuous..<SessionClock.closingAuction
        let half = seconds.count / 2
        return Intensity(seconds: seconds) { second in
            let fromNoon = second - seconds.lowerBound - half
            return (100 + 300 * fromNoon * fromNoon / (half * half)) * (50 + random.below(101))
        }
    }

    /// An auction's few seconds, all alike.
    static func even(_ seconds: Range<Int>) -> Intensity {
        Intensity(seconds: seconds) { _ in 1 }
    }

    /// How many seconds there are.
    var count: Int { sums.count - 1 }

    /// The part of `amount` that falls before the second with this offset.
    func share(of amount: Int, before offset: Int) -> Int {
        // The product outgrows 64 bits for the turnover of large days.
        let product = amount.multipliedFullWidth(by: sums[offset])
        return sums[count].dividingFullWidth(product).quotient
    }
}
