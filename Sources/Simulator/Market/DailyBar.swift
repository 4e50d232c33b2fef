/// One symbol's prices and volume over one trading day, in won and shares.
public struct DailyBar: Sendable, Hashable {
    /// The symbol's code.
    public let symbol: String
    /// The trading day.
    public let date: MarketDate
    /// The first price.
    public let open: Int
    /// The highest price.
    public let high: Int
    /// The lowest price.
    public let low: Int
    /// The last price.
    public let close: Int
    /// How many shares were traded.
    public let volume: Int
}
