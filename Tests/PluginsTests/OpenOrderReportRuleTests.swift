import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct OpenOrderReportRuleTests {
    private func order(
        _ tester: inout RuleTester<OpenOrderReportRule>,
        _ symbol: String,
        _ kind: OrderKind?,
        isReserved: Bool = false
    ) -> Order {
        Order(
            id: OrderID(day: tester.script.day, number: "1"),
            symbol: tester.script.instrument(symbol).symbol,
            side: isReserved ? .sell : .buy,
            kind: kind,
            venue: .krx,
            placedAt: tester.script.now,
            ordered: Quantity(10),
            filled: isReserved ? .zero : Quantity(4),
            isReserved: isReserved
        )
    }

    private func list(_ tester: inout RuleTester<OpenOrderReportRule>, _ orders: Order...) -> Event {
        tester.script.event(.openOrders(OpenOrders(account: AccountName("main"), orders: orders)))
    }

    private func rows(_ signals: [Signal]) -> [String] {
        signals.flatMap { signal in
            guard case .alert(let alert) = signal.content else { return [String]() }
            return alert.rows.map { row in
                ([row.kind.name] + row.values.map(\.exactText)).joined(separator: " ")
            }
        }
    }

    @Test func `orders at the exchange come before those that are reserved`() throws {
        let instrument = Instrument(
            symbol: try #require(Symbol("005930")),
            name: "삼성전자",
            segment: "KOSPI",
            class: .stock,
            currency: .krw
        )
        var tester = try RuleTester(OpenOrderReportRule.self, instruments: [instrument])
        let reserved = order(&tester, "000660", .market, isReserved: true)
        let open = order(&tester, "005930", .limit(Price(70_100)))
        let other = order(&tester, "005930", nil)

        let told = tester.receive([list(&tester, reserved, open, other)])

        #expect(
            told.line(showing: "account", "open", "reserved") == "open-order-report account=main open=2 reserved=1"
        )
        #expect(
            rows(told) == [
                "open-heading 2", "limit-order 005930 삼성전자 buy 6 10 70100 KRW", "other-order 005930 삼성전자 buy 6 10",
                "reserved-heading 1", "market-order 000660 000660 sell 10 10",
            ]
        )
    }

    @Test func `only the first list after the timer is reported`() throws {
        var tester = try RuleTester(OpenOrderReportRule.self, "{ on: report }")
        let order = order(&tester, "005930", .market)
        let events = [
            list(&tester, order), tester.script.event(.timer(Timer(name: "report", due: tester.script.now))),
            list(&tester, order), list(&tester, order),
        ]

        #expect(tester.receive(events).map(\.header.sequence) == [3])
    }

    @Test func `no open order is told of only if that is wanted`() throws {
        var silent = try RuleTester(OpenOrderReportRule.self)
        var telling = try RuleTester(OpenOrderReportRule.self, "{ empty: true }")

        #expect(silent.receive([list(&silent)]).isEmpty)
        #expect(telling.receive([list(&telling)]).line(showing: "account") == "nothing-open account=main")
    }
}
