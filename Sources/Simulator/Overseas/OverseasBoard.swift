/// What the American market shows about one symbol.
struct OverseasBoard: Sendable {
    let listing: OverseasListing
    private(set) var bars: [OverseasBar]
    private(set) var day = SymbolDay()
    private(set) var last: OverseasTrade?
    /// The last price of the regular session.
    private(set) var regularLast: Int?

    /// The previous close.
    var base: Int { bars.last?.close ?? listing.basePrice }
    /// The last price, the previous close before the first trade.
    var price: Int { day.volume > 0 ? day.last : base }
    var previousVolume: Int { bars.last?.volume ?? 0 }

    var book: OverseasTrade.Book {
        last?.book ?? OverseasTrade.Book(ask: base + 200, bid: max(100, base - 200), askQuantity: 100, bidQuantity: 100)
    }

    init(listing: OverseasListing, day: MarketDate, seed: UInt64) {
        self.listing = listing
        bars = OverseasBar.history(of: listing, before: day, seed: seed)
    }

    mutating func add(_ trade: OverseasTrade) {
        day = trade.day
        last = trade
        if trade.session == .regular { regularLast = trade.price }
    }

    /// Closes the day: its bar joins the history, which keeps its length.
    mutating func close(on date: MarketDate) {
        guard day.volume > 0 else { return }
        bars.append(
            OverseasBar(
                day: date,
                open: day.open,
                high: day.high,
                low: day.low,
                close: regularLast ?? day.last,
                volume: day.volume
            )
        )
        bars.removeFirst()
        day = SymbolDay()
        last = nil
        regularLast = nil
    }
}
