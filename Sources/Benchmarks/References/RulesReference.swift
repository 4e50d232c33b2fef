/// Targets without repetition, relative strength and averages of minute bars, the obvious way.
struct RulesReference {
    private struct MinuteBar {
        var start: Int
        var close: Int
    }

    private var sigma: SigmaReference
    private var bars: [String: MinuteBar] = [:]
    private var ends: [String: Int] = [:]
    private var closes: [String: [Int]] = [:]
    private var strengths: [String: StrengthReference] = [:]
    private var sides: [String: Bool] = [:]
    private var passed: [String: Int64] = [:]
    private let midnight: Int64
    private var decisions: [String] = []

    /// Five minutes.
    private static let window: Int64 = 300_000_000_000

    private init(_ day: MarketDay) {
        sigma = SigmaReference(day.rows, repeats: true)
        let zone: Int64 = 9 * 3_600 * 1_000_000_000
        let length: Int64 = 86_400 * 1_000_000_000
        midnight = ((day.times.first ?? 0) + zone) / length * length - zone
    }

    static func run(_ day: MarketDay) -> PathReference.Outcome {
        var reference = RulesReference(day)
        let elapsed = Elapsed.measuring {
            for index in day.times.indices {
                for trade in SplitTrade.trades(of: day.frame(index)) { reference.take(trade, at: day.times[index]) }
            }
        }
        return PathReference.Outcome(decisions: reference.decisions, cost: elapsed.processor / Double(day.ticks))
    }

    private mutating func take(_ trade: SplitTrade, at received: Int64) {
        // A bar waits a second for trades on their way, then ends with the next trade of any instrument.
        for (symbol, bar) in bars.sorted(by: { $0.key < $1.key })
        where midnight + Int64(bar.start + 61) * 1_000_000_000 <= received { close(symbol, bar, at: received) }
        if let bar = bars[trade.symbol], trade.second >= bar.start + 60 { close(trade.symbol, bar, at: received) }
        // A trade that comes too late for its minute counts in the next.
        let start = bars[trade.symbol]?.start ?? max(trade.second / 60 * 60, ends[trade.symbol] ?? 0)
        bars[trade.symbol] = MinuteBar(start: start, close: trade.price)
        guard PathReference.regular.contains(trade.second) else { return }
        for (level, target) in sigma.take(trade.symbol, price: trade.price) {
            let key = "\(trade.symbol) \(level)"
            if let last = passed[key], received - last < Self.window { continue }
            passed[key] = received
            note(received, trade.symbol, "buy-target", ["\(level)", "\(trade.price)", "\(target)"])
        }
    }

    private mutating func close(_ symbol: String, _ bar: MinuteBar, at received: Int64) {
        bars[symbol] = nil
        ends[symbol] = bar.start + 60
        guard PathReference.regular.contains(bar.start) else { return }
        if let (zone, index) = strengths[symbol, default: StrengthReference()].take(bar.close) {
            note(received, symbol, zone, ["\(bar.close)", "\((index * 1e6).rounded() / 1e6)"])
        }
        closes[symbol, default: []].append(bar.close)
        compareAverages(symbol, bar.close, received)
    }

    private mutating func compareAverages(_ symbol: String, _ close: Int, _ received: Int64) {
        let all = closes[symbol] ?? []
        guard all.count >= 20 else { return }
        let (fast, slow) = (all.suffix(5).reduce(0, +), all.suffix(20).reduce(0, +))
        guard fast * 20 != slow * 5 else { return }
        let isAbove = fast * 20 > slow * 5
        if let before = sides[symbol], before != isAbove {
            let means = [Self.decimal(fast, 5), Self.decimal(slow, 20)]
            note(received, symbol, isAbove ? "golden-cross" : "dead-cross", ["\(close)"] + means)
        }
        sides[symbol] = isAbove
    }

    /// A quotient by 5 or 20, which has two decimals at most, without zeros at the end.
    private static func decimal(_ sum: Int, _ count: Int) -> String {
        let hundredths = sum * 100 / count
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        guard rest > 0 else { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    private mutating func note(_ received: Int64, _ symbol: String, _ kind: String, _ words: [String]) {
        decisions.append(DecisionText.line(received, symbol, kind, words))
    }
}
