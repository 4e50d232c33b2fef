import Indicators
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// The closes alternate between 10,000 and 11,000, so the returns are ten times 1/10 and ten times -1/11. Their mean is
/// 1/220, each lies 21/220 from it, and the sample deviation is 21/220 · √(20/19) = 9.79343 %: the targets of 1σ and 2σ
/// below 10,000 are 9,020.66 and 8,041.31.
private let closes = "10000 " + Array(repeating: "11000 10000", count: 10).joined(separator: " ")

@Suite struct SigmaRuleTests {
    private func tester(_ settings: String = "") throws -> RuleTester<SigmaRule> {
        var tester = try RuleTester(SigmaRule.self, settings)
        tester.history(closes)
        return tester
    }

    @Test func `a price at the target raises the level and one above it does not`() throws {
        var tester = try tester()

        let signals = tester.trades("9500 9022 9021 9020")

        #expect(signals.line(showing: "level", "price", "target") == "buy-target level=1 price=9021 target=9021")
    }

    @Test func `the alert holds the drop and the previous close`() throws {
        var tester = try tester()

        let signals = tester.trades("8041")

        let shown = signals.line(showing: "level", "drop", "previous_close")
        let first = "buy-target level=1 drop=9.79343 previous_close=10000"
        #expect(shown == "\(first), buy-target level=2 drop=19.586859 previous_close=10000")
    }

    @Test func `a gap through two levels raises both with the lower multiple first`() throws {
        var tester = try tester("levels: [2, 1]")

        let signals = tester.trades("10000 8000")

        #expect(signals.line(showing: "level") == "buy-target level=1, buy-target level=2")
    }

    @Test func `the first trade after the start raises a level that is passed already`() throws {
        var tester = try tester()

        #expect(tester.trades("9000").line(showing: "level") == "buy-target level=1")
    }

    @Test func `a level is raised once a day`() throws {
        var tester = try tester()

        let signals = tester.trades("9000 9500 9000 8000 9500 8000")

        #expect(
            signals.line(showing: "level", "price") == "buy-target level=1 price=9000, buy-target level=2 price=8000"
        )
    }

    @Test func `with each crossing a level waits for a price above it`() throws {
        var tester = try tester("repeat: each-crossing")

        let signals = tester.trades("9000 8990 9021 9022 9021")

        #expect(signals.line(showing: "price") == "buy-target price=9000, buy-target price=9021")
    }

    @Test func `a new trading day has new targets from the close before it`() throws {
        var tester = try tester("levels: [1]")
        tester.trades("9000")
        tester.receive(tester.script.bars("11000", .day))

        let signals = tester.trades("10000 9900")

        // One more return of 1/10: the deviation is 9.77008 %, the target 9,925.29.
        #expect(signals.line(showing: "price", "target") == "buy-target price=9900 target=9925")
    }

    @Test func `the bar of the trading day itself is not looked at`() throws {
        var tester = try tester("levels: [1]")
        let day = tester.script.day
        tester.receive(tester.script.bars("5000", .day))
        tester.script = EventScript(on: day.description, at: "10:00", symbols: tester.script.symbols)

        #expect(tester.trades("9021").line(showing: "target") == "buy-target target=9021")
    }

    @Test func `the close of the day before counts even if it comes late`() throws {
        var tester = try tester("levels: [1]")
        tester.script.turn(to: "2026-11-23")
        let friday = tester.script.bars("11000", .day)
        tester.script = EventScript(on: "2026-11-24", symbols: tester.script.symbols)
        tester.trades("10000")
        tester.receive(friday)

        #expect(tester.trades("9900").line(showing: "target") == "buy-target target=9925")
    }

    @Test func `closes that no later day looks back to are forgotten`() throws {
        var tester = try RuleTester(SigmaRule.self, "lookback: 2mo")
        tester.history(Array(repeating: "10000", count: 1_000).joined(separator: " "))

        tester.trades("10000")

        #expect(tester.rule.watches.map(\.closes.days.count) == [44])
    }

    @Test func `a trade of an earlier day changes nothing`() throws {
        var tester = try tester()
        let late = tester.script.trades("8000")
        tester.script.turn(to: "2026-11-23")
        tester.trades("10000")

        let signals = tester.receive(late.map { Event($0.header, .trade($0)) })

        #expect(signals.isEmpty)
    }

    @Test func `a history that is loaded again during the day moves the targets and raises nothing twice`() throws {
        var tester = try tester("levels: [1]")
        tester.trades("9000")
        // As after a split in two: every close is half of what it was.
        tester.history("5000 " + Array(repeating: "5500 5000", count: 10).joined(separator: " "))

        #expect(tester.trades("4600 4500").isEmpty)
        tester.script.turn(to: "2026-11-23")
        #expect(tester.trades("4512 4510").line(showing: "target") == "buy-target target=4510")
    }

    @Test func `a price of zero raises nothing`() throws {
        var tester = try tester()

        #expect(tester.trades("0 -1").isEmpty)
        #expect(tester.trades("9000").count == 1)
    }

    @Test func `US targets are rounded to the cent`() throws {
        let script = EventScript(market: .nasdaq)
        var tester = try RuleTester(SigmaRule.self, script: script)
        let dollars = "100 " + Array(repeating: "110 100", count: 10).joined(separator: " ")
        tester.history(dollars, of: "NASDAQ:AAPL")

        let signals = tester.trades("90.22 80.4132", of: "NASDAQ:AAPL")

        #expect(signals.line(showing: "target") == "buy-target target=90.21")
        #expect(tester.trades("80.41", of: "NASDAQ:AAPL").line(showing: "target") == "buy-target target=80.41")
    }

    @Test(arguments: [(0.25, 7_500), (0.00005, 10_000), (0.00015, 9_999)])
    func `a half is rounded away from zero`(share: Double, expected: Int32) {
        #expect(DailyDeviation.price(below: Price(10_000), by: share, in: .krw) == Price(expected))
    }

    @Test func `there is no target at zero and below`() {
        #expect(DailyDeviation.price(below: Price(10_000), by: 0.99996, in: .krw) == nil)
        #expect(DailyDeviation.price(below: Price(10_000), by: 1.5, in: .krw) == nil)
    }

    @Test func `the lookback begins on the same date of the earlier month`() throws {
        // On Friday the 20th the last close is of Thursday the 19th; two months reach back to Saturday 19 September,
        // and the 44 weekdays since then have the closes that alternate.
        var tester = try RuleTester(SigmaRule.self, "{ lookback: 2mo, levels: [1] }")
        tester.history("20000 1 " + Array(repeating: "11000 10000", count: 22).joined(separator: " "))

        let signals = tester.trades("9034")

        // 21 returns of 1/10 and 22 of -1/11.
        #expect(signals.line(showing: "drop") == "buy-target drop=9.65581")
    }

    @Test func `with fewer than twenty returns there is no target and the reason can be asked for`() throws {
        var tester = try RuleTester(SigmaRule.self)
        tester.history("10000 11000 10000")

        let signals = tester.trades("1")

        let symbol = tester.script.instrument("005930").symbol
        let standing = try #require(tester.rule.standing(of: symbol))
        #expect(signals.isEmpty)
        #expect(!standing.isReady)
        #expect(standing.text.en == "a target needs 20 daily returns, and there are 2")
    }

    @Test func `the targets can be asked for`() throws {
        var tester = try tester()
        let symbol = tester.script.instrument("005930").symbol

        let before = try #require(tester.rule.standing(of: symbol))
        tester.trades("9000")
        let after = try #require(tester.rule.standing(of: symbol))

        #expect(before.isReady)
        #expect(after.text.ko == "2026-11-20 목표가: 1σ 9,021원 ✓, 2σ 8,041원")
    }

    @Test func `an instrument without history has a reason as well`() throws {
        let tester = try RuleTester(SigmaRule.self)

        let standing = try #require(tester.rule.standing(of: tester.script.instrument("000660").symbol))

        #expect(!standing.isReady)
    }

    @Test func `the message is the one that was agreed`() throws {
        let template = try MessageTemplate(SigmaRule.buyTarget.message.ko)
        let values = [
            "level": "1", "name": "삼성전자", "symbol": "005930", "price": "9,021원", "target": "9,021원", "drop": "9.79%",
        ]

        let text = template.filled { values[$0] ?? "?" }

        #expect(
            text == """
                🚨 매수 알림! 1차 매수 시점 도달
                📊 삼성전자 (005930)
                💰 현재가: 9,021원
                🎯 목표가: 9,021원
                📉 하락률: 9.79%
                """
        )
    }

    @Test(arguments: [
        "levels: []", "levels: [1, 1]", "levels: [0]", "levels: [-1]", "lookback: 1mo", "lookback: 30d",
        "repeat: daily",
    ])
    func `settings without sense are refused`(settings: String) {
        #expect(throws: SettingsRefused.self) { try RuleTester(SigmaRule.self, settings) }
    }

    @Test func `a restart in the middle of the day raises nothing again`() throws {
        var tester = try tester()
        tester.trades("9000")

        var restarted = try tester.restarted()
        restarted.history(closes)

        #expect(restarted.trades("9000 8000").line(showing: "level") == "buy-target level=2")
    }
}
