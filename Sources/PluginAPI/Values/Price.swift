/// A price of one share in the currency of its instrument, exact to a ten-thousandth.
public struct Price: FixedPoint, BitwiseCopyable {
    /// Ten thousand units make one won, one dollar.
    public static let unitsPerOne: Int64 = 10_000

    /// The price in ten-thousandths.
    public let units: Int64

    /// Makes a price from ten-thousandths.
    public init(units: Int64) { self.units = units }

    /// Makes a price in whole won, dollars or another currency's main unit.
    public init(_ whole: Int32) { units = Int64(whole) * Self.unitsPerOne }

    /// What a number of shares costs at this price, or nothing when it does not fit; a half unit goes away from zero.
    public func value(of quantity: Quantity, in currency: Currency) -> Money? {
        let product = Int128(units) * Int128(quantity.units)
        return Money(units: product.dividedRoundingHalfAway(by: Int128(Quantity.unitsPerOne)), currency)
    }

    /// How far this price lies above (or, negative, below) another, or nothing when that one is not above zero.
    public func change(from base: Price) -> Percent? {
        guard base.units > 0 else { return nil }
        let scaled = (Int128(units) - Int128(base.units)) * 100 * Int128(Percent.unitsPerOne)
        return Int64(exactly: scaled.dividedRoundingHalfAway(by: Int128(base.units))).map(Percent.init(units:))
    }

    /// This price moved by a percentage, halves away from zero, or nothing when it does not fit.
    public func moved(by percent: Percent) -> Price? {
        let whole = 100 * Int128(Percent.unitsPerOne)
        let product = Int128(units) * (whole + Int128(percent.units))
        return Int64(exactly: product.dividedRoundingHalfAway(by: whole)).map(Price.init(units:))
    }

    /// This price rounded to a whole number of the main unit, halves away from zero; what would not fit is cut instead.
    public func roundedToWhole() -> Price {
        let whole = Int128(units).dividedRoundingHalfAway(by: Int128(Self.unitsPerOne))
        let rounded = Int64(exactly: whole * Int128(Self.unitsPerOne))
        return Price(units: rounded ?? units / Self.unitsPerOne * Self.unitsPerOne)
    }
}
