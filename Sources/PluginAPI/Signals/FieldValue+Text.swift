extension FieldValue {
    /// The value as people read it.
    ///
    /// - Parameters:
    ///   - zone: the clock in which a moment is shown.
    ///   - sign: when a number that has a unit shows its sign.
    public func text(in language: Language, zone: MarketTimeZone, sign: SignDisplay = .negativeOnly) -> String {
        switch self {
        case .price(let price, let currency): price.formatted(currency, in: language, sign: sign)
        case .money(let money): money.formatted(in: language, sign: sign)
        case .quantity(let quantity): quantity.formatted(in: language, sign: sign)
        case .percent(let percent): percent.formatted(sign: sign)
        case .integer(let integer): String(integer)
        case .number(let number): Self.text(number)
        case .text(let text): text
        case .symbol(let symbol): symbol.description
        case .date(let date): date.description
        case .moment(let moment): zone.localTime(at: moment).time.description
        case .side(let side): side.word.text(in: language)
        }
    }

    /// An indicator's value with two decimals, halves away from zero.
    private static func text(_ number: Double) -> String {
        let scaled = (number * 100).rounded(.toNearestOrAwayFromZero)
        guard let hundredths = Int64(exactly: scaled) else { return String(number) }
        return DecimalText.text(hundredths, perOne: 100)
    }
}
