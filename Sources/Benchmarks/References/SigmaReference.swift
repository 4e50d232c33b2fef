/// The two targets as one would write them first: text keys, dictionaries, everything computed where it is needed.
struct SigmaReference {
    private struct Target {
        var level: Double
        var price: Int
        var isArmed = true
    }

    private var targets: [String: [Target]] = [:]
    private let repeats: Bool

    /// Computes the targets of every instrument from its past days.
    init(_ rows: [DailyRow], repeats: Bool) {
        self.repeats = repeats
        for (symbol, days) in Dictionary(grouping: rows, by: \.symbol) {
            let days = days.sorted { $0.date < $1.date }
            guard let last = days.last, let year = Int(last.date.prefix(4)) else { continue }
            let start = "\(year - 1)" + last.date.dropFirst(4)
            let closes = days.filter { $0.date >= start }.map { Double($0.close) }
            let deviation = Self.deviation(closes)
            targets[symbol] = [1.0, 2.0].map { level in
                let price = (Double(last.close) * (1 - level * deviation)).rounded(.toNearestOrAwayFromZero)
                return Target(level: level, price: Int(price))
            }
        }
    }

    /// The targets of every instrument, that of the first level first.
    var prices: [(symbol: String, targets: [Int])] { targets.map { ($0.key, $0.value.map(\.price)) } }

    private static func deviation(_ closes: [Double]) -> Double {
        let changes = zip(closes, closes.dropFirst()).map { $1 / $0 - 1 }
        let mean = changes.reduce(0, +) / Double(changes.count)
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(changes.count - 1)).squareRoot()
    }

    /// Takes a trade; returns the levels that it has reached.
    mutating func take(_ symbol: String, price: Int) -> [(level: Double, target: Int)] {
        guard var levels = targets[symbol] else { return [] }
        var reached: [(level: Double, target: Int)] = []
        for index in levels.indices {
            if price > levels[index].price {
                if repeats { levels[index].isArmed = true }
            } else if levels[index].isArmed {
                levels[index].isArmed = false
                reached.append((levels[index].level, levels[index].price))
            }
        }
        targets[symbol] = levels
        return reached
    }
}
