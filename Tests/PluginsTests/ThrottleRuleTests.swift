import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

private let notice = AlertKind("notice", fields: [], message: "notice")
private let urgent = AlertKind("urgent", severity: .critical, fields: [], message: "urgent")

@Suite struct ThrottleRuleTests {
    /// What becomes of an alert after each pause in seconds: `+` for one that passes, `-` for one that is dropped.
    private func outcome(
        _ tester: inout RuleTester<ThrottleRule>,
        _ pauses: [Int],
        of symbol: String = "005930",
        _ kind: AlertKind = notice
    ) -> String {
        pauses.map { pause in
            tester.script.pass(.seconds(pause))
            return tester.filter(tester.script.alert(kind, of: symbol)) == .pass ? "+" : "-"
        }.joined()
    }

    @Test func `so many alerts pass in any stretch of the length`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 2, every: 1m }")

        // At 0, 30, 59, 60, 89 and 90 seconds: the window slides, it does not begin with the minute.
        #expect(outcome(&tester, [0, 30, 29, 1, 29, 1]) == "++-+-+")
    }

    @Test func `the values of fields are counted apart`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 1, every: 1m, by: [symbol] }")

        #expect(outcome(&tester, [0, 1]) == "+-")
        #expect(outcome(&tester, [1, 1], of: "000660") == "+-")
    }

    @Test func `urgent alerts pass and are not counted`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 1, every: 1m }")

        #expect(outcome(&tester, [0, 0], urgent) == "++")
        #expect(outcome(&tester, [0, 0]) == "+-")
        #expect(outcome(&tester, [0], urgent) == "+")
    }

    @Test func `what counts as urgent is a setting`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 1, every: 1m, except: notice }")

        #expect(outcome(&tester, [0, 0, 0]) == "+++")
    }

    @Test func `orders always pass`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 1, every: 1m }")
        let order = OrderIntent(
            account: AccountName("main"),
            symbol: tester.script.instrument("005930").symbol,
            side: .sell,
            kind: .market,
            amount: .portionOfHolding(Percent(100)),
            purpose: .exit,
            reason: "test"
        )

        for _ in 0..<3 { #expect(tester.filter(Signal(tester.script.header(), rule: "exit", .order(order))) == .pass) }
    }

    @Test func `a restart does not open the window`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 2, every: 1m }")
        #expect(outcome(&tester, [0, 0]) == "++")

        var restarted = try tester.restarted()

        #expect(outcome(&restarted, [59, 1]) == "-+")
    }

    @Test func `a clock that was set back does not hold alerts for longer`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 1, every: 1m }")
        #expect(outcome(&tester, [86_400]) == "+")

        // A new script stands a day earlier.
        var restarted = try RuleTester(ThrottleRule.self, "{ limit: 1, every: 1m }").restoring(tester.rule.state)

        #expect(outcome(&restarted, [0, 1]) == "+-")
    }

    @Test func `memory is bounded`() throws {
        var tester = try RuleTester(ThrottleRule.self, "{ limit: 1000, every: 1d, by: [time] }")

        let outcome = outcome(&tester, Array(repeating: 1, count: ThrottleRule.mostRemembered + 5))

        #expect(outcome.allSatisfy { $0 == "+" })
        #expect(tester.rule.state.passed.count == ThrottleRule.mostRemembered)
    }

    @Test(arguments: 0..<10)
    func `no stretch of the length ever holds more alerts`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let limit = Int.random(in: 1...5, using: &generator)
        var tester = try RuleTester(ThrottleRule.self, "{ limit: \(limit), every: 20s }")
        var passed: [Int] = []
        var second = 0

        for _ in 0..<400 {
            let pause = Int.random(in: 0...9, using: &generator)
            second += pause
            let isAllowed = passed.filter { second - $0 < 20 }.count < limit
            let outcome = outcome(&tester, [pause])
            #expect((outcome == "+") == isAllowed)
            if outcome == "+" { passed.append(second) }
        }

        #expect(passed.count > limit)
    }

    @Test(arguments: ["", "limit: 1", "every: 1m", "{ limit: 0, every: 1m }", "{ limit: 1, every: 60 }"])
    func `settings without sense are refused`(settings: String) {
        #expect(throws: SettingsRefused.self) { try RuleTester(ThrottleRule.self, settings) }
    }
}
