/// How an order finds its price.
enum OrderPricing: Sendable {
    case limit
    case market
    /// A limit that becomes a market order in the closing auction.
    case conditional
    /// The other side's best price at entry.
    case best
    /// The own side's best price at entry.
    case priority
    /// The middle of the best quotes.
    case midPrice
    /// A limit that waits for a trigger price.
    case stop
    /// Yesterday's close, before the opening.
    case previousClose
    /// Today's close, after it.
    case close
    /// The first price of the American regular session.
    case open
}
