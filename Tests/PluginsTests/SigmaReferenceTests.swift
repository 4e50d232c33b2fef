import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// The sigma rule over again, slow and plain: for every trade everything is computed anew from all days before it.
private struct SlowSigma {
    var days: [(day: CivilDate, close: Double)]
    var levels: [Double]
    var repeatsOnCrossing: Bool
    private var raised: Set<Double> = []
    private var today: CivilDate?

    init(days: [(day: CivilDate, close: Double)], levels: [Double], repeatsOnCrossing: Bool) {
        self.days = days
        self.levels = levels
        self.repeatsOnCrossing = repeatsOnCrossing
    }

    mutating func take(_ trade: Trade) -> [String] {
        if today != trade.header.tradingDay { raised = [] }
        today = trade.header.tradingDay
        let past = days.filter { $0.day < trade.header.tradingDay }
        guard let last = past.last, let year = CalendarPeriod("1y") else { return [] }
        let closes: [Double] = past.filter { $0.day >= year.date(before: last.day) }.map(\.close)
        guard closes.count > 20 else { return [] }
        let returns: [Double] = (1..<closes.count).map { closes[$0] / closes[$0 - 1] - 1 }
        let mean: Double = returns.reduce(0, +) / Double(returns.count)
        let squares: [Double] = returns.map { ($0 - mean) * ($0 - mean) }
        let variance: Double = squares.reduce(0, +) / Double(returns.count - 1)
        return levels.compactMap { level in
            let target = (last.close * (1 - level * variance.squareRoot())).rounded(.toNearestOrAwayFromZero)
            guard trade.price.doubleValue <= target else {
                if repeatsOnCrossing { raised.remove(level) }
                return nil
            }
            return raised.insert(level).inserted ? "\(trade.header.sequence) \(level) \(Int(target))" : nil
        }
    }
}

@Suite struct SigmaReferenceTests {
    @Test(arguments: 0..<40)
    func `the rule decides as a slow and plain one does`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let repeats = seed.isMultiple(of: 2)
        let settings = "{ levels: [0.5, 1, 2.5], repeat: \(repeats ? "each-crossing" : "once-a-day") }"
        var tester = try RuleTester(SigmaRule.self, settings)
        let symbol = "005930"
        var price = 50_000
        func step(_ most: Int) -> Int {
            price = max(100, price + price * Int.random(in: -most...most, using: &generator) / 1_000)
            return price
        }
        let count = Int.random(in: 15...300, using: &generator)
        let history = tester.script.history((0..<count).map { _ in String(step(30)) }.joined(separator: " "))
        guard case .history(let past) = history.payload else { return }
        var slow = SlowSigma(
            days: past.bars.map { ($0.day, $0.close.doubleValue) },
            levels: [0.5, 1, 2.5],
            repeatsOnCrossing: repeats
        )
        tester.receive([history])
        var expected: [String] = []
        var decided: [String] = []

        for _ in 0..<8 {
            let line = (0..<60).map { _ in String(step(12)) }.joined(separator: " ")
            let trades = tester.script.trades(line, of: symbol)
            for trade in trades { expected += slow.take(trade) }
            decided += tester.receive(trades.map { Event($0.header, .trade($0)) }).map(Self.word)
            slow.days.append((tester.script.day, Double(price)))
            tester.receive(tester.script.bars(String(price), of: symbol, .day))
        }

        #expect(decided == expected)
        #expect(seed > 0 || !expected.isEmpty)
    }

    private static func word(_ signal: Signal) -> String {
        guard case .number(let level)? = signal.value(ofField: "level"),
            case .price(let target, _)? = signal.value(ofField: "target")
        else { return "?" }
        return "\(signal.header.sequence) \(level) \(target)"
    }
}
