import PluginAPI

/// The one written form of a decision, in which equal decisions are equal texts.
enum CanonicalForm {
    /// One line of JSON with its keys in a fixed order.
    static func text(of decision: Decision, pipeline: String) -> String {
        let header = decision.signal.header
        var members: [JSONValue.Member] = [
            .init("sequence", .integer(header.sequence)),
            .init("received", .integer(header.receivedAt.nanoseconds)),
            .init("exchange", .integer(header.exchangeTime.nanoseconds)),
            .init("day", .string(header.tradingDay.description)),
            .init("pipeline", .string(pipeline)),
            .init("rule", .string(decision.signal.rule)),
        ]
        switch decision.signal.content {
        case .alert(let alert): members.append(.init("alert", json(alert)))
        case .order(let intent): members.append(.init("order", json(intent)))
        }
        switch decision.outcome {
        case .passed: members.append(.init("outcome", "passed"))
        case .suppressed(let rule, let reason):
            members += [
                .init("outcome", "suppressed"), .init("by", .string(rule)), .init("reason", .string(reason.en)),
            ]
        }
        return JSONValue.object(members).text
    }

    /// An alert by the names of its fields, in the order of its kind.
    private static func json(_ alert: Alert) -> JSONValue {
        let form: JSONValue = [
            "kind": .string(alert.kind.name),
            "symbol": alert.symbol.map { .string($0.description) } ?? .null,
            "fields": json(alert.kind.fields, alert.values),
        ]
        guard !alert.rows.isEmpty else { return form }
        let rows = alert.rows.map { row -> JSONValue in
            ["kind": .string(row.kind.name), "fields": json(row.kind.fields, row.values)]
        }
        return form.adding([.init("rows", .array(rows))])
    }

    private static func json(_ fields: [AlertKind.Field], _ values: [FieldValue]) -> JSONValue {
        .object(zip(fields, values).map { JSONValue.Member($0.name, json($1)) })
    }

    /// A whole number as such, anything else as the text that holds it exactly.
    private static func json(_ value: FieldValue) -> JSONValue {
        if case .integer(let integer) = value { .integer(integer) } else { .string(value.exactText) }
    }

    private static func json(_ intent: OrderIntent) -> JSONValue {
        [
            "account": .string(intent.account.description),
            "symbol": .string(intent.symbol.description),
            "side": .string(intent.side.name),
            "price": json(intent.kind),
            "amount": json(intent.amount),
            "purpose": .string(intent.purpose.rawValue),
            "once": intent.onceKey.map(JSONValue.string) ?? .null,
            "reason": .string(intent.reason),
        ]
    }

    private static func json(_ kind: OrderKind) -> JSONValue {
        switch kind {
        case .market: .string("market")
        case .limit(let price): .string(price.description)
        }
    }

    private static func json(_ amount: OrderIntent.Amount) -> JSONValue {
        switch amount {
        case .quantity(let quantity): ["quantity": .string(quantity.description)]
        case .budget(let money): ["budget": .string(money.description)]
        case .portionOfHolding(let percent): ["portion": .string(percent.description)]
        }
    }
}
