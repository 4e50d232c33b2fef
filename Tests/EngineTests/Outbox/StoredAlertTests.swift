import PluginAPI
import Testing

@testable import Engine

@Suite struct StoredAlertTests {
    @Test func `an alert comes back with every value, row and time`() throws {
        let values: [FieldValue] = [
            .price(Price(70_600), .krw), .money(Money(units: -12_345, currency: .usd)), .quantity(Quantity(10)),
            .percent(Percent(units: 2_830_000)), .integer(.min), .number(0.1), .number(.infinity), .text("<&_`🚨"),
            .symbol(Moments.samsung), .date(Moments.friday), .moment(Moments.at("09:00")), .side(.sell),
        ]
        let fields = values.enumerated().map { AlertKind.Field("f\($0)", $1.kind, "Help.", sign: .always) }
        let row = AlertKind.Row("row", fields: Array(fields.prefix(2)), message: "{f0}")
        let kind = AlertKind("kind", severity: .critical, fields: fields, rows: [row], message: "{f0}")
        let alert = Alert(
            kind,
            about: Moments.samsung,
            values,
            rows: [Alert.Row(row, Array(values.prefix(2)))]
        )
        let item = Delivery(
            id: "abc",
            pipeline: "p",
            rule: "r",
            severity: .critical,
            header: Moments.header("09:01", sequence: 7),
            content: .alert(alert, text: "one\ntwo")
        )

        let text = StoredAlert(alert, text: "one\ntwo", of: item).text
        let stored = try StateCoding.decode(StoredAlert.self, from: text)
        let back = stored.delivery(named: "abc")

        guard case .alert(let found, let message) = back.content else {
            Issue.record("no alert")
            return
        }
        #expect(found.values == values)
        #expect(found.symbol == Moments.samsung)
        #expect(found.kind.name == "kind")
        #expect(found.kind.fields.map(\.name) == fields.map(\.name))
        #expect(found.rows.map(\.values) == [Array(values.prefix(2))])
        #expect(message == "one\ntwo")
        #expect((back.header, back.severity, back.rule) == (item.header, .critical, "r"))
        #expect(stored.entry(named: "abc") == AlertDigest.Entry(id: "abc", time: Moments.at("09:01"), line: "one"))
    }
}
