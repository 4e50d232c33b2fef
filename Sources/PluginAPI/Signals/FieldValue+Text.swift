extension FieldValue {
    /// The value as people read it.
    ///
    /// - Parameter zone: the clock in which a moment is shown.
    public func text(in language: Language, zone: MarketTimeZone) -> String {
        switch self {
        case .price(let price, let currency): price.formatted(currency, in: language)
        case .money(let money): money.formatted(in: language)
        case .quantity(let quantity): quantity.formatted(in: language)
        case .percent(let percent): percent.formatted()
        case .integer(let integer): String(integer)
        case .number(let number): Self.text(number)
        case .text(let text): text
        case .symbol(let symbol): symbol.description
        case .date(let date): date.description
        case .moment(let moment): zone.localTime(at: moment).time.description
        }
    }

    /// An indicator's value with two decimals, halves away from zero.
    private static func text(_ number: Double) -> String {
        let scaled = (number * 100).rounded(.toNearestOrAwayFromZero)
        guard let hundredths = Int64(exactly: scaled) else { return String(number) }
        return DecimalText.text(hundredths, perOne: 100)
    }
}
