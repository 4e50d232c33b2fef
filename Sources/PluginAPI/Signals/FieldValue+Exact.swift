extension FieldValue {
    /// The value as a text that is the same in every language and run, and for no other value of its kind.
    public var exactText: String {
        switch self {
        case .price(let price, let currency): "\(price) \(currency.code)"
        case .money(let money): money.description
        case .quantity(let quantity): quantity.description
        case .percent(let percent): percent.description
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .text(let text): text
        case .symbol(let symbol): symbol.description
        case .date(let date): date.description
        case .moment(let moment): String(moment.nanoseconds)
        case .side(let side): side.name
        }
    }
}
