/// Holdings and cash as the broker values them at one moment.
public struct Portfolio: Sendable, Hashable, Codable {
    /// One holding.
    public struct Holding: Sendable, Hashable, Codable {
        /// What is held.
        public var position: Position

        /// The name as the broker prints it.
        public var name: String

        /// The current price.
        public var price: Price

        /// The current value.
        public var value: Money

        /// Value less cost, by the broker's own reckoning.
        public var profit: Money

        /// Makes a holding.
        public init(position: Position, name: String, price: Price, value: Money, profit: Money) {
            self.position = position
            self.name = name
            self.price = price
            self.value = value
            self.profit = profit
        }
    }

    /// The account.
    public var account: AccountName

    /// Everything held, in order of symbol.
    public var holdings: [Holding]

    /// The cash that orders can use, by currency.
    public var cash: [Money]

    /// Makes a portfolio.
    public init(account: AccountName, holdings: [Holding], cash: [Money]) {
        self.account = account
        self.holdings = holdings
        self.cash = cash
    }
}
