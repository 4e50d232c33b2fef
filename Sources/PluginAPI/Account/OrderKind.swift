/// How an order is priced.
public enum OrderKind: Sendable, Hashable, Codable {
    /// At the market's prices.
    case market
    /// At the price or better.
    case limit(Price)
}
