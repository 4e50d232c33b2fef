/// A trade of an investor whose trades are followed.
public struct FollowedTrade: Sendable, Hashable, Codable {
    /// The investor's name.
    public var investor: String

    /// The instrument.
    public var symbol: Symbol

    /// The direction.
    public var side: Side

    /// What the trade was worth.
    public var amount: Money

    /// The investor's capital, with which the amount is scaled.
    public var capital: Money

    /// Makes a followed trade.
    public init(investor: String, symbol: Symbol, side: Side, amount: Money, capital: Money) {
        self.investor = investor
        self.symbol = symbol
        self.side = side
        self.amount = amount
        self.capital = capital
    }
}
