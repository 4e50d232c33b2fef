/// One trade at one venue, with what the symbol's day has come to there and over both venues.
struct Print: Sendable {
    let venue: Venue
    let segment: Segment
    /// The trade with the venue's own day.
    let trade: MarketTrade
    /// The day over both venues.
    let combined: SymbolDay

    /// Which part of the day a trade belongs to, by the broker's numbers.
    enum Segment: Int, Sendable {
        case pre = 1
        case regular
        case after
    }
}
