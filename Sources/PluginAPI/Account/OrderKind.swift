/// How this program prices an order.
public enum OrderKind: Sendable, Hashable, Codable {
    /// At the market's prices; some markets have none, such as the US ones by Korean brokers, and it is rejected there.
    case market
    /// At the price or better.
    case limit(Price)
}
