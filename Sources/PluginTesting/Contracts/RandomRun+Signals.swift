import PluginAPI

extension RandomRun {
    /// Kinds of alert for a filter to judge: with the fields its settings name, without them, and an urgent one.
    static func alerts(naming fields: [FieldName]) -> [AlertKind] {
        let common = AlertKind.commonFields.map(\.name)
        let own = fields.map(\.name).filter { !common.contains($0) }.map { AlertKind.Field($0, .integer, "A number.") }
        return [
            AlertKind("first", fields: own, message: "first"),
            AlertKind("bare", severity: .warning, fields: [], message: "bare"),
            AlertKind("urgent", severity: .critical, fields: own, message: "urgent"),
        ]
    }

    /// A signal from above: an alert of the kind or, now and then, an order.
    mutating func signal(_ kind: AlertKind) -> Signal {
        let (symbol, _) = script.instrument(Self.symbols.randomElement(using: &generator) ?? "")
        let header = script.header()
        guard Int.random(in: 0..<8, using: &generator) > 0 else {
            let intent = OrderIntent(
                account: Self.account,
                symbol: symbol,
                side: .buy,
                kind: .market,
                amount: .quantity(Quantity(1)),
                purpose: .entry,
                reason: "test"
            )
            return Signal(header, rule: "above", .order(intent))
        }
        let values = kind.fields.map { _ in FieldValue.integer(Int64.random(in: 1...2, using: &generator)) }
        return Signal(header, rule: "above", .alert(Alert(kind, about: symbol, values)))
    }
}
