import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct FillAlertRuleTests {
    private func execution(
        _ tester: inout RuleTester<FillAlertRule>,
        _ kind: Execution.Kind,
        of symbol: String = "005930",
        price: Price? = Price(70_100),
        reason: String? = nil
    ) -> Event {
        let execution = Execution(
            account: AccountName("main"),
            kind: kind,
            order: OrderID(day: tester.script.day, branch: "00950", number: "0000085100"),
            symbol: tester.script.instrument(symbol).symbol,
            side: .buy,
            quantity: kind == .filled ? Quantity(4) : Quantity(10),
            price: price,
            filled: kind == .filled ? Quantity(4) : .zero,
            ordered: Quantity(10),
            origin: .unknown,
            reason: reason
        )
        return tester.script.event(.execution(execution))
    }

    @Test func `a fill is told with its amount and the order's total`() throws {
        var tester = try RuleTester(FillAlertRule.self)

        let told = tester.receive([execution(&tester, .filled)])

        #expect(
            told.line(showing: "symbol", "side", "quantity", "price", "amount", "filled", "ordered", "order")
                == "fill symbol=005930 side=buy quantity=4 price=70100 amount=280400 KRW filled=4 ordered=10 "
                + "order=2026-11-20/00950/85100"
        )
    }

    @Test func `a fill without a price is told all the same`() throws {
        var tester = try RuleTester(FillAlertRule.self)

        let told = tester.receive([execution(&tester, .filled, price: nil)])

        #expect(told.line(showing: "quantity", "price") == "unpriced-fill quantity=4")
    }

    @Test func `an amount that no number can hold does not lose the fill`() throws {
        var tester = try RuleTester(FillAlertRule.self)

        let told = tester.receive([execution(&tester, .filled, price: Price(units: .max))])

        #expect(told.line(showing: "quantity") == "unpriced-fill quantity=4")
    }

    @Test func `rejections are told with the broker's reason, and nothing else unless asked for`() throws {
        var tester = try RuleTester(FillAlertRule.self)
        let events = Execution.Kind.allCases.filter { $0 != .filled }.map {
            execution(&tester, $0, reason: $0 == .rejected ? "APBK0952 주문가능금액을 초과 했습니다" : nil)
        }

        let told = tester.receive(events)

        #expect(told.line(showing: "quantity") == "rejected quantity=10")
        guard case .alert(let alert)? = told.first?.content else { return #expect(Bool(false), "no alert") }
        #expect(alert.rows.map(\.kind.name) == ["limit", "reason"])
        #expect(alert.rows.last?.values == [.text("APBK0952 주문가능금액을 초과 했습니다")])
    }

    @Test func `everything can be asked for`() throws {
        var tester = try RuleTester(FillAlertRule.self, "{ also: [accepted, rejected, cancelled, modified] }")
        let events = [Execution.Kind.accepted, .modified, .cancelled].map { execution(&tester, $0, price: nil) }

        #expect(tester.receive(events).line() == "accepted, modified, cancelled")
    }

    @Test func `other instruments can be left out`() throws {
        var tester = try RuleTester(FillAlertRule.self, "{ symbols: [000660] }")
        let events = ["005930", "000660"].map { execution(&tester, .filled, of: $0) }

        #expect(tester.receive(events).line(showing: "symbol") == "fill symbol=000660")
    }
}
