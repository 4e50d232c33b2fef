/// Frames to target decisions the obvious way; what it decides is what is right.
struct PathReference {
    /// What it decided and how long that took, in nanoseconds of processor time a trade.
    struct Outcome {
        var decisions: [String]
        var cost: Double
    }

    /// Whether a level is raised each time the price comes down to it.
    var repeats = false

    /// Seconds of the day in which trades count.
    var hours = 0..<86_400

    /// The hours of `krx-regular`.
    static let regular = 9 * 3_600..<15 * 3_600 + 1_800

    func run(_ day: MarketDay) -> Outcome {
        var sigma = SigmaReference(day.rows, repeats: repeats)
        var decisions: [String] = []
        let elapsed = Elapsed.measuring {
            for index in day.times.indices {
                for trade in SplitTrade.trades(of: day.frame(index)) where hours.contains(trade.second) {
                    for (level, target) in sigma.take(trade.symbol, price: trade.price) {
                        let words = ["\(level)", "\(trade.price)", "\(target)"]
                        decisions.append(DecisionText.line(day.times[index], trade.symbol, "buy-target", words))
                    }
                }
            }
        }
        return Outcome(decisions: decisions, cost: elapsed.processor / Double(day.ticks))
    }
}
