import PluginAPI

/// An alert and its message in the form in which the outbox holds them over a restart.
///
/// The kind keeps the names and types of its fields, which is what a sink writes; what explains them stays with the rule.
struct StoredAlert: Codable, Sendable {
    private struct Field: Codable, Sendable {
        var name: String
        var sign: Bool?
        var value: StoredValue
    }

    private struct Row: Codable, Sendable {
        var kind: String
        var fields: [Field]
    }

    private var kind: String
    private var severity: AlertSeverity
    private var symbol: Symbol?
    private var fields: [Field]
    private var rows: [Row]?
    private var message: String
    private var pipeline: String
    private var rule: String?
    private var sequence: Int64
    private var exchange: Timestamp
    private var received: Timestamp
    private var day: CivilDate

    init(_ alert: Alert, text: String, of item: Delivery) {
        kind = alert.kind.name
        severity = item.severity
        symbol = alert.symbol
        fields = Self.fields(alert.kind.fields, alert.values)
        rows =
            alert.rows.isEmpty
            ? nil : alert.rows.map { Row(kind: $0.kind.name, fields: Self.fields($0.kind.fields, $0.values)) }
        message = text
        pipeline = item.pipeline
        rule = item.rule
        sequence = item.header.sequence
        exchange = item.header.exchangeTime
        received = item.header.receivedAt
        day = item.header.tradingDay
    }

    /// The stored form; every value of an alert has one.
    var text: String {
        do {
            return try StateCoding.encode(self)
        } catch {
            preconditionFailure("an alert without numbers that JSON does not know has a form in JSON: \(error)")
        }
    }

    /// The entry that stands for it in a digest.
    func entry(named name: String) -> AlertDigest.Entry {
        let line = message.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
        return AlertDigest.Entry(id: name, time: exchange, line: VisibleText.line(line))
    }

    /// The item for a sink.
    func delivery(named name: String) -> Delivery {
        let rowKinds = (rows ?? []).map { row in
            AlertKind.Row(row.kind, fields: row.fields.map(Self.field), message: "")
        }
        let kind = AlertKind(
            kind,
            severity: severity,
            fields: fields.map(Self.field),
            rows: rowKinds,
            message: ""
        )
        let alertRows = zip(rowKinds, rows ?? []).map { Alert.Row($0, $1.fields.map(\.value.value)) }
        return Delivery(
            id: name,
            pipeline: pipeline,
            rule: rule,
            severity: severity,
            header: EventHeader(sequence: sequence, exchangeTime: exchange, receivedAt: received, tradingDay: day),
            content: .alert(Alert(kind, about: symbol, fields.map(\.value.value), rows: alertRows), text: message)
        )
    }

    private static func fields(_ fields: [AlertKind.Field], _ values: [FieldValue]) -> [Field] {
        zip(fields, values).map {
            Field(name: $0.name, sign: $0.sign == .always ? true : nil, value: StoredValue(value: $1))
        }
    }

    private static func field(_ field: Field) -> AlertKind.Field {
        AlertKind.Field(field.name, field.value.value.kind, "", sign: field.sign == true ? .always : .negativeOnly)
    }
}

/// A field's value as JSON that brings back the same value.
private struct StoredValue: Codable, Sendable {
    private enum Key: String, CodingKey, CaseIterable {
        case price, money, quantity, percent, integer, number, text, symbol, date, moment, side
        case currency
    }

    private struct Unreadable: Error {}

    let value: FieldValue

    init(value: FieldValue) { self.value = value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let key = Key.allCases.first(where: { $0 != .currency && container.contains($0) }) else {
            throw Unreadable()
        }
        func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            try container.decode(type, forKey: key)
        }
        value =
            switch key {
            case .price: .price(try decode(), try container.decode(Currency.self, forKey: .currency))
            case .money: .money(try decode())
            case .quantity: .quantity(try decode())
            case .percent: .percent(try decode())
            case .integer: .integer(try decode())
            // JSON has no word for what is not a number.
            case .number: .number(Double(try decode(String.self)) ?? .nan)
            case .text: .text(try decode())
            case .symbol: .symbol(try decode())
            case .date: .date(try decode())
            case .moment: .moment(try decode())
            case .side: .side(try decode())
            case .currency: throw Unreadable()
            }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch value {
        case .price(let price, let currency):
            try container.encode(price, forKey: .price)
            try container.encode(currency, forKey: .currency)
        case .money(let money): try container.encode(money, forKey: .money)
        case .quantity(let quantity): try container.encode(quantity, forKey: .quantity)
        case .percent(let percent): try container.encode(percent, forKey: .percent)
        case .integer(let integer): try container.encode(integer, forKey: .integer)
        case .number(let number): try container.encode(number.description, forKey: .number)
        case .text(let text): try container.encode(text, forKey: .text)
        case .symbol(let symbol): try container.encode(symbol, forKey: .symbol)
        case .date(let date): try container.encode(date, forKey: .date)
        case .moment(let moment): try container.encode(moment, forKey: .moment)
        case .side(let side): try container.encode(side, forKey: .side)
        }
    }
}
