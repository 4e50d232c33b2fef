/// The value of one named field of an alert.
public enum FieldValue: Sendable, Hashable {
    /// A price with the currency it is quoted in.
    case price(Price, Currency)
    /// An amount.
    case money(Money)
    /// A number of shares.
    case quantity(Quantity)
    /// A percentage.
    case percent(Percent)
    /// A whole number.
    case integer(Int64)
    /// An indicator's value. Not for prices or amounts.
    case number(Double)
    /// A text.
    case text(String)
    /// An instrument.
    case symbol(Symbol)
    /// A day.
    case date(CivilDate)
    /// A moment, shown by the clock of the exchange.
    case moment(Timestamp)
    /// A direction, shown as 매수 and 매도.
    case side(Side)

    /// What kind of value it is.
    public var kind: FieldKind {
        switch self {
        case .price: .price
        case .money: .money
        case .quantity: .quantity
        case .percent: .percent
        case .integer: .integer
        case .number: .number
        case .text: .text
        case .symbol: .symbol
        case .date: .date
        case .moment: .moment
        case .side: .side
        }
    }
}

/// The kinds of value that a field of an alert can hold.
public enum FieldKind: String, Sendable, Hashable, CaseIterable {
    /// A price with its currency.
    case price
    /// An amount with its currency.
    case money
    /// A number of shares.
    case quantity
    /// A percentage.
    case percent
    /// A whole number.
    case integer
    /// An indicator's value.
    case number
    /// A text.
    case text
    /// An instrument.
    case symbol
    /// A day.
    case date
    /// A moment.
    case moment
    /// A direction.
    case side
}
