/// A time of every trading day at which something changes by the clock, in seconds after the Korean midnight.
enum MarketEdge: Int, Sendable, CaseIterable {
    case midnight = 0
    case preMarket = 28_800
    /// Orders for the opening are taken, and reserved orders are sent.
    case openingAuction = 30_600
    case preMarketEnd = 31_800
    case open = 32_400
    case closingAuction = 55_200
    case close = 55_800
    case closingPrice = 56_400
    case afterMarket = 57_600
    case end = 72_000

    /// When orders of the regular session end: the closing prints take some seconds.
    static let regularEnd = SessionClock.end + 2
}
