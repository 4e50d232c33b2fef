/// An amount of one currency, exact to a ten-thousandth; two currencies never mix.
public struct Money: Hashable, Sendable, Codable, BitwiseCopyable {
    /// Ten thousand units make one won, one dollar.
    public static let unitsPerOne: Int64 = 10_000

    /// The amount in ten-thousandths of the main unit.
    public let units: Int64

    /// The currency of the amount.
    public let currency: Currency

    /// Makes an amount from ten-thousandths of the main unit.
    public init(units: Int64, currency: Currency) {
        self.units = units
        self.currency = currency
    }

    /// Makes an amount from a wide product, or nothing when it does not fit.
    package init?(units: Int128, _ currency: Currency) {
        guard let units = Int64(exactly: units) else { return nil }
        self.init(units: units, currency: currency)
    }

    /// Makes an amount of whole won.
    public static func won(_ amount: Int64) -> Money? {
        Money(units: Int128(amount) * Int128(unitsPerOne), .krw)
    }

    /// Makes an amount from a plain decimal, or nothing for another form.
    public init?(decimal text: some StringProtocol, currency: Currency) {
        guard let units = DecimalText.units(text.utf8, perOne: Self.unitsPerOne) else { return nil }
        self.init(units: units, currency: currency)
    }

    /// The sum, or nothing for two currencies or an amount that does not fit.
    public func adding(_ other: Money) -> Money? {
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        return overflow || currency != other.currency ? nil : Money(units: sum, currency: currency)
    }

    /// The difference, or nothing for two currencies or an amount that does not fit.
    public func subtracting(_ other: Money) -> Money? {
        let (difference, overflow) = units.subtractingReportingOverflow(other.units)
        return overflow || currency != other.currency ? nil : Money(units: difference, currency: currency)
    }

    /// A share of the amount, halves away from zero, or nothing when it does not fit.
    public func portion(_ percent: Percent) -> Money? {
        let product = Int128(units) * Int128(percent.units)
        return Money(units: product.dividedRoundingHalfAway(by: 100 * Int128(Percent.unitsPerOne)), currency)
    }

    /// This amount as a percentage of another, halves away from zero, the nearest there is if it does not fit; nothing of an
    /// amount that is not above zero.
    public func percent(of whole: Money) -> Percent? {
        guard whole.units > 0, whole.currency == currency else { return nil }
        let scaled = Int128(units) * 100 * Int128(Percent.unitsPerOne)
        return Percent(units: Int64(clamping: scaled.dividedRoundingHalfAway(by: Int128(whole.units))))
    }

    /// The sum of those amounts that are of one currency, the nearest there is if it does not fit.
    public static func total(_ amounts: some Sequence<Money>, in currency: Currency) -> Money {
        let units = amounts.reduce(Int128(0)) { $1.currency == currency ? $0 + Int128($1.units) : $0 }
        return Money(units: Int64(clamping: units), currency: currency)
    }

    /// How many whole shares the amount buys at a price, or nothing for a price not above zero; debt buys none.
    public func shares(at price: Price) -> Quantity? {
        guard price.units > 0 else { return nil }
        return Quantity(whole: max(units, 0) / price.units)
    }

    /// Whether this amount is below another of the same currency; nothing for two currencies.
    public func isLess(than other: Money) -> Bool? {
        currency == other.currency ? units < other.units : nil
    }
}

extension Money: CustomStringConvertible {
    /// The plain decimal with the currency's code, such as `1000000 KRW`.
    public var description: String { "\(DecimalText.text(units, perOne: Self.unitsPerOne)) \(currency.code)" }
}
