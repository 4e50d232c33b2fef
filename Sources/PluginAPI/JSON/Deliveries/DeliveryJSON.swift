/// Values, alerts and events as JSON.
///
/// What is counted in decimals is a number, written exactly and without trailing zeros; an amount of money is an
/// object with its currency; a moment is text in the exchange's time.
public struct DeliveryJSON: Sendable {
    /// The clock by which moments are written.
    public let zone: MarketTimeZone

    /// Writes moments by a clock.
    public init(zone: MarketTimeZone) { self.zone = zone }

    /// An alert's values under the names of its fields, its rows last.
    public func fields(of alert: Alert) -> JSONValue {
        let fields = self.fields(alert.kind.fields, alert.values)
        guard !alert.rows.isEmpty else { return fields }
        return fields.adding([.init(AlertKind.rowsField, rows(of: alert))])
    }

    /// The rows of an alert, each with its kind.
    public func rows(of alert: Alert) -> JSONValue {
        .array(
            alert.rows.map { row in
                [
                    "kind": .string(row.kind.name), "fields": fields(row.kind.fields, row.values),
                ]
            }
        )
    }

    private func fields(_ fields: [AlertKind.Field], _ values: [FieldValue]) -> JSONValue {
        .object(zip(fields, values).map { .init($0.name, value($1)) })
    }

    /// What happened, without what is said of every item.
    public func fields(of event: Event) -> JSONValue { .object(members(event.payload)) }

    /// The alerts that one message stands for.
    public func fields(of digest: AlertDigest) -> JSONValue {
        let alerts = digest.entries.map { entry -> JSONValue in
            ["id": .string(entry.id), "time": time(entry.time), "text": .string(entry.line)]
        }
        return ["alerts": .array(alerts)]
    }

    /// One value of an alert.
    public func value(_ value: FieldValue) -> JSONValue {
        switch value {
        case .price(let price, _): number(price)
        case .money(let amount): money(amount)
        case .quantity(let quantity): number(quantity)
        case .percent(let percent): number(percent)
        case .integer(let integer): .integer(integer)
        // JSON has no word for what is not a number.
        case .number(let number): number.isFinite ? .decimal(number.description) : .null
        case .text(let text): .string(text)
        case .symbol(let symbol): .string(symbol.description)
        case .date(let date): .string(date.description)
        case .moment(let moment): time(moment)
        case .side(let side): .string(side.name)
        }
    }

    /// A moment with its distance from UTC.
    public func time(_ moment: Timestamp) -> JSONValue { .string(zone.isoText(at: moment)) }

    func number(_ value: some FixedPoint) -> JSONValue { .decimal(value.description) }

    func number(_ value: (some FixedPoint)?) -> JSONValue { value.map { number($0) } ?? .null }

    func money(_ amount: Money) -> JSONValue {
        // A price counts the same units, and its text is the number alone.
        ["amount": number(Price(units: amount.units)), "currency": .string(amount.currency.code)]
    }

    func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    private func members(_ payload: Event.Payload) -> [JSONValue.Member] {
        switch payload {
        case .trade(let trade): members(trade)
        case .quote(let quote): members(quote)
        case .bar(let bar): [.init("interval", .string(bar.interval.description))] + members(bar)
        case .history(let history): members(history)
        case .execution(let execution): members(execution)
        case .portfolio(let portfolio): members(portfolio)
        case .openOrders(let open): members(open)
        case .investorFlow(let flow): members(flow)
        case .realizedProfit(let profit): members(profit)
        case .candidate(let candidate): members(candidate)
        case .record(let record): members(record)
        case .followedTrade(let trade): members(trade)
        case .position(let position): members(position)
        case .command(let command): members(command)
        case .timer(let timer): [.init("name", .string(timer.name)), .init("due", time(timer.due))]
        case .status(let status): members(status)
        }
    }
}
