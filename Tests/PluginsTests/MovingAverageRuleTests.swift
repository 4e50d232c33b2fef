import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct MovingAverageRuleTests {
    private func tester(_ settings: String = "{ fast: 2, slow: 3 }") throws -> RuleTester<MovingAverageRule> {
        try RuleTester(MovingAverageRule.self, settings)
    }

    @Test func `simple averages worked out by hand`() throws {
        var tester = try tester()

        // Fast and slow: 8.5/9, 10/9.67, 12/10.67, 7.5/9.
        let signals = tester.bars("10 9 8 12 12 3")

        let shown = signals.line(showing: "price", "fast_average", "slow_average")
        let golden = "golden-cross price=12 fast_average=10 slow_average=9.6667"
        #expect(shown == "\(golden), dead-cross price=3 fast_average=7.5 slow_average=9")
    }

    @Test func `exponential averages worked out by hand`() throws {
        var tester = try tester("{ kind: ema, fast: 1, slow: 3 }")

        // The slow one begins at (10+9+8)/3 = 9 and then moves half of the way: 10.5, 11.25, 7.125.
        let signals = tester.bars("10 9 8 12 12 3")

        let shown = signals.line(showing: "fast_average", "slow_average")
        let golden = "golden-cross fast_average=12 slow_average=10.5"
        #expect(shown == "\(golden), dead-cross fast_average=3 slow_average=7.125")
    }

    @Test func `the first side is no crossing`() throws {
        var tester = try tester()

        #expect(tester.bars("1 2 3 4 5").isEmpty)
    }

    @Test func `averages that touch and part on the same side do not cross`() throws {
        var tester = try tester()

        // The fast average is above with 13, equal with 7 and above again with 20 and with the first 1.
        #expect(tester.bars("10 10 13 7 20 1").isEmpty)
        #expect(tester.bars("1").line(showing: "price") == "dead-cross price=1")
    }

    @Test func `equal averages are equal however the closes are written`() throws {
        var tester = try tester("{ fast: 3, slow: 7 }")

        // In binary the sums of tenths differ, in ten-thousandths they do not.
        #expect(tester.bars(Array(repeating: "0.1", count: 30).joined(separator: " ")).isEmpty)
        let symbol = tester.script.instrument("005930").symbol
        #expect(tester.rule.state.tracks[symbol]?.side == nil)
    }

    @Test func `past bars raise nothing and count for the next`() throws {
        var tester = try tester()

        #expect(tester.history("10 9 8 12 12 3", .minutes(5)).isEmpty)
        #expect(tester.bars("30").line(showing: "price") == "golden-cross price=30")
    }

    @Test func `a history with other closes is taken from the start`() throws {
        var tester = try tester()
        var once = try self.tester()
        tester.bars("10 9 8 12 11")
        tester.history("5 4.5 4 6 5.5", .minutes(5))

        once.bars("5 4.5 4 6 5.5")

        #expect(tester.bars("1").line(showing: "slow_average") == once.bars("1").line(showing: "slow_average"))
    }

    @Test func `it says how many bars are missing`() throws {
        var tester = try tester("{ fast: 5, slow: 20 }")
        tester.bars("10 9 8")

        let standing = try #require(tester.rule.standing(of: tester.script.instrument("005930").symbol))

        #expect(!standing.isReady)
        #expect(standing.text.ko == "장기 이동평균에 봉이 20개 필요한데 3개뿐임")
    }

    @Test func `the fast average must be the shorter one`() throws {
        let refused = #expect(throws: SettingsRefused.self) { try tester("{ fast: 20, slow: 20 }") }

        #expect(refused?.diagnostics.map(\.code.text) == ["H0501"])
    }

    @Test(arguments: 0..<20)
    func `the rule decides as one that computes everything anew`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let isSimple = seed.isMultiple(of: 2)
        let fast = Int.random(in: 1...10, using: &generator)
        let slow = fast + Int.random(in: 1...20, using: &generator)
        var tester = try tester("{ kind: \(isSimple ? "sma" : "ema"), fast: \(fast), slow: \(slow) }")
        var price = 10_000
        let closes = (0..<300).map { _ in
            price = max(1, price + Int.random(in: -30...30, using: &generator))
            return price
        }

        let signals = tester.bars(closes.map(String.init).joined(separator: " "))

        let decided = signals.map { "\($0.header.sequence) " + [$0].line() }
        #expect(decided == Self.slow(closes, fast, slow, isSimple ? Self.mean : Self.exponential))
        #expect(!decided.isEmpty)
    }

    /// The crossings, each average computed from the first close on, as a multiple of a common denominator.
    private static func slow(_ closes: [Int], _ fast: Int, _ slow: Int, _ average: ([Int], Int) -> Double) -> [String] {
        var side = 0
        return closes.indices.compactMap { last in
            guard last + 1 >= slow else { return nil }
            let past = Array(closes[...last])
            let difference = average(past, fast) - average(past, slow)
            // Rounded far below what closes in whole won can come to, so that equal is equal.
            let sign = abs(difference) < 1e-9 ? 0 : difference > 0 ? 1 : -1
            defer { if sign != 0 { side = sign } }
            guard side != 0, sign != 0, sign != side else { return nil }
            return "\(last + 1) \(sign > 0 ? "golden-cross" : "dead-cross")"
        }
    }

    private static func mean(_ closes: [Int], _ length: Int) -> Double {
        Double(closes.suffix(length).reduce(0, +)) / Double(length)
    }

    private static func exponential(_ closes: [Int], _ length: Int) -> Double {
        let first = mean(Array(closes.prefix(length)), length)
        return closes.dropFirst(length).reduce(first) { $0 + (Double($1) - $0) * 2 / Double(length + 1) }
    }
}
