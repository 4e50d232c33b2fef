/// A row of a watchlist: an instrument somebody proposes, with the prices they propose.
public struct Candidate: Sendable, Hashable, Codable {
    /// The name of the list.
    public var list: String

    /// The instrument.
    public var symbol: Symbol

    /// The name as the list prints it.
    public var name: String

    /// The proposed price to buy at, if the list has one.
    public var buyPrice: Price?

    /// The proposed price to sell at, if the list has one.
    public var targetPrice: Price?

    /// Makes a row.
    public init(list: String, symbol: Symbol, name: String, buyPrice: Price? = nil, targetPrice: Price? = nil) {
        self.list = list
        self.symbol = symbol
        self.name = name
        self.buyPrice = buyPrice
        self.targetPrice = targetPrice
    }
}
