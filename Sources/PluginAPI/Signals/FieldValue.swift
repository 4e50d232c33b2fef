/// The value of one named field of an alert.
public enum FieldValue: Sendable, Hashable {
    case price(Price, Currency)
    case money(Money)
    case quantity(Quantity)
    case percent(Percent)
    case integer(Int64)
    /// An indicator's value. Not for prices or amounts.
    case number(Double)
    case text(String)
    case symbol(Symbol)
    case date(CivilDate)
    case moment(Timestamp)

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
        }
    }
}

/// The kinds of value that a field of an alert can hold.
public enum FieldKind: String, Sendable, Hashable, CaseIterable {
    case price, money, quantity, percent, integer, number, text, symbol, date, moment
}
