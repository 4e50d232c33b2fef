import PluginAPI
import Testing

@testable import Engine

@Suite struct CanonicalFormTests {
    @Test func `an alert is one line with its keys in a fixed order`() {
        let alert = Alert(BelowRule.alerts[0], about: Moments.samsung, [.price(Price(99), .krw), .integer(2)])
        let signal = Signal(Moments.header("09:00", sequence: 7), rule: "below", .alert(alert))

        let text = CanonicalForm.text(of: Decision(signal: signal, outcome: .passed), pipeline: "test")

        #expect(
            text == #"{"sequence":7,"received":1795132800000000000,"exchange":1795132800000000000,"#
                + #""day":"2026-11-20","pipeline":"test","rule":"below","alert":{"kind":"below","symbol":"005930","#
                + #""fields":{"price":"99 KRW","count":2}},"outcome":"passed"}"#
        )
    }

    @Test func `the rows of an alert follow its fields`() {
        let row = AlertKind.Row("line", fields: [AlertKind.Field("side", .side, "The side.")], message: "{side}")
        let kind = AlertKind("report", fields: [], rows: [row], message: "{rows}")
        let alert = Alert(kind, about: nil, [], rows: [Alert.Row(row, [.side(.sell)])])
        let signal = Signal(Moments.header("09:00", sequence: 7), rule: "report", .alert(alert))

        let text = CanonicalForm.text(of: Decision(signal: signal, outcome: .passed), pipeline: "test")

        #expect(text.contains(#""fields":{},"rows":[{"kind":"line","fields":{"side":"sell"}}]}"#))
    }

    @Test func `a suppressed order names the rule that ended it`() {
        let intent = OrderIntent(
            account: AccountName("main"),
            symbol: Moments.samsung,
            side: .buy,
            kind: .limit(Price(70_000)),
            amount: .quantity(Quantity(3)),
            purpose: .entry,
            onceKey: "bought-today:005930",
            reason: "a target"
        )
        let signal = Signal(Moments.header("09:00", sequence: 8), rule: "buyer", .order(intent))
        let outcome = Decision.Outcome.suppressed(by: "throttle", reason: LocalizedText(ko: "너무 많음", en: "too many"))

        let text = CanonicalForm.text(of: Decision(signal: signal, outcome: outcome), pipeline: "test")

        #expect(
            text.hasSuffix(
                #""order":{"account":"main","symbol":"005930","side":"buy","price":"70000","amount":{"quantity":"3"},"#
                    + #""purpose":"entry","once":"bought-today:005930","reason":"a target"},"outcome":"suppressed","#
                    + #""by":"throttle","reason":"too many"}"#
            )
        )
    }
}
