/// What one symbol's trading day has come to so far; prices in won, times in seconds after the Korean midnight.
public struct SymbolDay: Sendable, Hashable, BitwiseCopyable {
    /// The first price.
    public var open = 0
    /// When it was made.
    public var openSecond = 0
    /// The highest price.
    public var high = 0
    /// When it was first made.
    public var highSecond = 0
    /// The lowest price.
    public var low = 0
    /// When it was first made.
    public var lowSecond = 0
    /// The latest price; zero before the first trade.
    public var last = 0
    /// Shares traded.
    public var volume = 0
    /// Won traded.
    public var turnover = 0
    /// How many trades took a bid.
    public var sellCount = 0
    /// How many trades took an ask.
    public var buyCount = 0
    /// Shares traded by taking a bid.
    public var sellVolume = 0
    /// Shares traded by taking an ask.
    public var buyVolume = 0

    /// A day before its first trade.
    public init() {}

    /// Adds one trade.
    public mutating func add(price: Int, quantity: Int, side: MarketTrade.Side, at second: Int) {
        if volume == 0 { (open, openSecond) = (price, second) }
        if volume == 0 || price > high { (high, highSecond) = (price, second) }
        if volume == 0 || price < low { (low, lowSecond) = (price, second) }
        last = price
        volume += quantity
        turnover += price * quantity
        switch side {
        case .buy:
            buyCount += 1
            buyVolume += quantity
        case .sell:
            sellCount += 1
            sellVolume += quantity
        case .auction: break
        }
    }
}
