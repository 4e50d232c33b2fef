import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct RSIRuleTests {
    /// With a period of 2 the closes 100, 90, 80 have an average gain of 0 and an average loss of 10.
    private func tester(_ settings: String = "period: 2") throws -> RuleTester<RSIRule> {
        try RuleTester(RSIRule.self, settings)
    }

    /// The index after each close, to two decimals, as the alerts show it; empty while there is none.
    private func indices(_ closes: String, period: Int) throws -> [String] {
        var tester = try tester("period: \(period)")
        let symbol = tester.script.instrument("005930").symbol
        return closes.split(whereSeparator: \.isWhitespace).map { close in
            tester.bars(String(close))
            return tester.rule.state.meters[symbol]?.index.map { FieldValue.number($0).text(in: .en, zone: .korea) }
                ?? ""
        }
    }

    /// The worked example that StockCharts' ChartSchool publishes with its description of the index.
    @Test func `the published example comes out to the last digit`() throws {
        let closes = """
            44.3389 44.0902 44.1497 43.6124 44.3278 44.8264 45.0955 45.4245 45.8433 46.0826 45.8931 46.0328 45.6140 46.2820
            46.2820 46.0028 46.0328 46.4116 46.2222 45.6439 46.2122 46.2521 45.7137 46.4515 45.7835 45.3548 44.0288 44.1783
            44.2181 44.5672 43.4205 42.6628 43.1314
            """
        let published = """
            70.53 66.32 66.55 69.41 66.36 57.97 62.93 63.26 56.06 62.38 54.71 50.42 39.99 41.46 41.87 45.46 37.3 33.08 37.77
            """

        let indices = try indices(closes, period: 14)

        #expect(indices.prefix(14).allSatisfy { $0.isEmpty })
        #expect(indices.dropFirst(14).joined(separator: " ") == published)
    }

    @Test func `averages worked out by hand`() throws {
        // Gains and losses: 0/10, then (0·1+40)/2 = 20 and (10·1+0)/2 = 5, then 10 and 5, then 12.5 and 2.5.
        #expect(try indices("100 90 80 120 115 130", period: 2) == ["", "", "0", "80", "66.67", "83.33"])
    }

    @Test func `without falls the index is at its end and without moves in the middle`() throws {
        #expect(try indices("100 101 102", period: 2).last == "100")
        #expect(try indices("100 100 100", period: 2).last == "50")
    }

    @Test func `entering a zone raises once until it is left`() throws {
        var tester = try tester()

        let signals = tester.bars("100 90 80 120 121 115 130 140")

        let shown = signals.line(showing: "rsi", "bound", "price")
        #expect(
            shown == """
                oversold rsi=0 bound=30 price=80, overbought rsi=80 bound=70 price=120, \
                overbought rsi=82.65 bound=70 price=130
                """
        )
    }

    @Test func `a bound itself belongs to the zone`() throws {
        var tester = try tester("{ period: 2, above: 80 }")

        #expect(tester.bars("100 90 80 120").line(showing: "bound") == "oversold bound=30, overbought bound=80")
    }

    @Test func `the lower bound itself belongs to the zone as well`() throws {
        var tester = try tester("{ period: 2, below: 20, above: 100 }")

        // Gains and losses: 10/0, then (10+0)/2 = 5 and (0+40)/2 = 20.
        #expect(tester.bars("100 110 120 80").line(showing: "rsi") == "oversold rsi=20")
    }

    @Test func `a zone can be turned off`() throws {
        var tester = try tester("{ period: 2, below: 0, above: 100 }")

        #expect(tester.bars("100 90 80 200 300 400").isEmpty)
    }

    @Test func `past bars warm the index up and raise nothing`() throws {
        var tester = try tester()

        let past = tester.history("100 90 80", .minutes(5))
        let next = tester.bars("79 120")

        #expect(past.isEmpty)
        // The index was oversold before the first live bar, so that bar does not enter the zone.
        #expect(next.line(showing: "price") == "overbought price=120")
    }

    @Test func `bars of another length are not looked at`() throws {
        var tester = try tester()

        #expect(tester.bars("100 90 80", .minutes(1)).isEmpty)
        #expect(tester.bars("100 90 80", .minutes(5)).count == 1)
    }

    @Test func `a history that is loaded again goes on from the last bar`() throws {
        var tester = try tester("period: 3")
        var once = try self.tester("period: 3")
        let symbol = tester.script.instrument("005930").symbol
        tester.bars("100 90 95 80 85")
        tester.history("100 90 95 80 85", .minutes(5))
        tester.bars("70 75")

        once.bars("100 90 95 80 85 70 75")

        #expect(tester.rule.state.meters[symbol]?.index == once.rule.state.meters[symbol]?.index)
    }

    @Test func `a history with other closes is taken from the start`() throws {
        var tester = try tester("period: 3")
        var once = try self.tester("period: 3")
        let symbol = tester.script.instrument("005930").symbol
        tester.bars("100 90 95 80 85")
        tester.history("50 45 47.5 40 42.5", .minutes(5))

        once.bars("50 45 47.5 40 42.5")

        #expect(tester.rule.state.meters[symbol]?.index == once.rule.state.meters[symbol]?.index)
    }

    @Test func `a history that leaves a gap is taken from the start`() throws {
        var tester = try tester("period: 3")
        var once = try self.tester("period: 3")
        let symbol = tester.script.instrument("005930").symbol
        tester.bars("100 90 95 80 85")
        tester.script.turn(toTime: "13:00")
        tester.history("50 45 47.5 40 42.5", .minutes(5))

        once.bars("50 45 47.5 40 42.5")

        #expect(tester.rule.state.meters[symbol]?.index == once.rule.state.meters[symbol]?.index)
    }

    @Test func `it says how many closes are missing`() throws {
        var tester = try tester("period: 14")
        tester.bars("100 90 80")

        let standing = try #require(tester.rule.standing(of: tester.script.instrument("005930").symbol))

        #expect(!standing.isReady)
        #expect(standing.text.en == "the index needs 14 changes of the close, and there are 2")
    }

    @Test(arguments: ["{ below: 70, above: 30 }", "{ below: 50, above: 50 }", "below: 101", "period: 1", "interval: 5"])
    func `settings without sense are refused`(settings: String) {
        #expect(throws: SettingsRefused.self) { try tester(settings) }
    }

    @Test(arguments: 0..<20)
    func `the rule decides as one that computes everything anew`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let period = Int.random(in: 2...8, using: &generator)
        var tester = try tester("period: \(period)")
        var price = 10_000
        let closes = (0..<200).map { _ in
            price = max(1, price + Int.random(in: -300...300, using: &generator))
            return price
        }

        let decided = tester.bars(closes.map(String.init).joined(separator: " ")).map { signal in
            "\(signal.header.sequence)" + [signal].line(showing: "bound")
        }

        #expect(decided == Self.slow(closes, period: period))
        #expect(!decided.isEmpty)
    }

    /// The crossings into a zone, each index computed from the first close on.
    private static func slow(_ closes: [Int], period: Int) -> [String] {
        var zone = ""
        return closes.indices.compactMap { last in
            guard last >= period else { return nil }
            let changes = (1...last).map { Double(closes[$0] - closes[$0 - 1]) }
            let gains = average(changes.map { max($0, 0) }, period)
            let losses = average(changes.map { max(-$0, 0) }, period)
            let index = losses == 0 ? (gains == 0 ? 50 : 100) : 100 - 100 / (1 + gains / losses)
            let now = index <= 30 ? "oversold bound=30" : index >= 70 ? "overbought bound=70" : ""
            defer { zone = now }
            return now != zone && !now.isEmpty ? "\(last + 1)\(now)" : nil
        }
    }

    private static func average(_ values: [Double], _ period: Int) -> Double {
        let first = values.prefix(period).reduce(0, +) / Double(period)
        return values.dropFirst(period).reduce(first) { ($0 * Double(period - 1) + $1) / Double(period) }
    }
}
