import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// 2026-11-20 is a Friday.
@Suite struct ProfitSummaryRuleTests {
    private func result(
        _ tester: inout RuleTester<ProfitSummaryRule>,
        from first: String = "2026-11-01",
        _ days: [String: Int64] = ["2026-11-13": 1_000, "2026-11-16": 20_000, "2026-11-20": -300]
    ) throws -> Event {
        let none = Money(units: 0, currency: .krw)
        let results = try days.sorted { $0.key < $1.key }.map { day, profit in
            RealizedProfit.Day(
                day: try #require(CivilDate(day)),
                bought: try #require(Money.won(10)),
                sold: try #require(Money.won(20)),
                profit: try #require(Money.won(profit)),
                fees: none,
                taxes: none
            )
        }
        let profit = RealizedProfit(
            account: AccountName("main"),
            currency: .krw,
            period: try #require(CivilDate(first))...tester.script.day,
            days: results
        )
        return tester.script.event(.realizedProfit(profit))
    }

    private func rows(_ signals: [Signal]) -> [String] {
        signals.flatMap { signal in
            guard case .alert(let alert) = signal.content else { return [String]() }
            return alert.rows.map { row in
                ([row.kind.name] + row.values.prefix(3).map(\.exactText)).joined(separator: " ")
            }
        }
    }

    @Test func `today, the week from Monday on and the month are summed up`() throws {
        var tester = try RuleTester(ProfitSummaryRule.self)

        let told = tester.receive([try result(&tester)])

        #expect(told.line(showing: "account") == "profit-summary account=main")
        #expect(
            rows(told) == [
                "day 2026-11-20 -300 KRW 10 KRW", "week 2026-11-16 19700 KRW 20 KRW",
                "month 2026-11-01 20700 KRW 30 KRW",
            ]
        )
    }

    @Test func `a day without trades is a day without profit`() throws {
        var tester = try RuleTester(ProfitSummaryRule.self, "{ periods: [day] }")

        #expect(rows(tester.receive([try result(&tester, [:])])) == ["day 2026-11-20 0 KRW 0 KRW"])
    }

    @Test func `a period that the result does not reach back to is left out`() throws {
        var tester = try RuleTester(ProfitSummaryRule.self)

        #expect(rows(tester.receive([try result(&tester, from: "2026-11-16")])).count == 2)
    }

    @Test func `only the first result after the timer is told`() throws {
        var tester = try RuleTester(ProfitSummaryRule.self, "{ on: report }")
        let events = [
            try result(&tester), tester.script.event(.timer(Timer(name: "report", due: tester.script.now))),
            try result(&tester), try result(&tester),
        ]

        #expect(tester.receive(events).map(\.header.sequence) == [3])
    }

    @Test func `summing up nothing is refused`() {
        #expect(throws: SettingsRefused.self) { try RuleTester(ProfitSummaryRule.self, "{ periods: [] }") }
    }
}
