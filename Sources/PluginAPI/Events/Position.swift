/// What the account holds of one instrument, by the program's own book.
///
/// The average price is cost divided by quantity and rounded only for show, so the book keeps the cost.
public struct Position: Sendable, Hashable, Codable {
    /// The account.
    public var account: AccountName

    /// The instrument.
    public var symbol: Symbol

    /// The shares held, never below zero; zero when all is sold.
    public var quantity: Quantity

    /// The shares that can be sold now.
    public var sellable: Quantity

    /// What the held shares cost.
    public var cost: Money

    /// Makes a position.
    public init(account: AccountName, symbol: Symbol, quantity: Quantity, sellable: Quantity, cost: Money) {
        self.account = account
        self.symbol = symbol
        self.quantity = quantity
        self.sellable = sellable
        self.cost = cost
    }

    /// The cost of one share, halves away from zero; nothing when nothing is held.
    public var averagePrice: Price? {
        guard quantity.units > 0 else { return nil }
        let scaled = Int128(cost.units) * Int128(Quantity.unitsPerOne)
        return Int64(exactly: scaled.dividedRoundingHalfAway(by: Int128(quantity.units))).map(Price.init(units:))
    }
}
