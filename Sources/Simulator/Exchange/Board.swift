/// What the market shows about one symbol: its day at each venue, its book, its minutes and its latest trades.
struct Board: Sendable {
    private(set) var reference: SymbolReference
    private(set) var krx = VenueBoard()
    private(set) var nxt = VenueBoard()
    /// The day over both venues.
    private(set) var combined = SymbolDay()
    /// The exchange's minutes of the day, in order.
    private(set) var minutes: [MinuteBar] = []
    /// The exchange's latest trades, newest last.
    private(set) var latest: [MarketTrade] = []
    /// The exchange's day without its after-market, of which the daily bar is made.
    private(set) var regular = SymbolDay()
    /// The price of the closing auction, once it was made.
    private(set) var close: Int?

    struct VenueBoard: Sendable {
        var last: MarketTrade?
        var day = SymbolDay()
    }

    init(reference: SymbolReference) {
        self.reference = reference
    }

    var instrument: SampleInstrument { reference.instrument }
    var grid: PriceGrid { instrument.grid }
    var limits: PriceLimits { reference.limits }
    /// Nextrade and the after-market take no funds.
    var isTradedEverywhere: Bool { instrument.kind == .stock }

    /// The exchange's last price, the base price before the first trade.
    var price: Int { krx.day.volume > 0 ? krx.day.last : reference.previousClose }

    /// The price that holdings are valued at: that of the regular session.
    var regularPrice: Int { regular.volume > 0 ? regular.last : reference.previousClose }

    /// The last price at a venue, the exchange's where it has none.
    func price(at venue: Venue) -> Int {
        switch venue {
        case .krx: price
        case .nxt: nxt.day.volume > 0 ? nxt.day.last : price
        }
    }

    func day(at venue: Venue) -> SymbolDay { venue == .krx ? krx.day : nxt.day }

    /// The best quotes at a venue; a narrow book around the price before the first trade.
    func book(at venue: Venue) -> MarketTrade.Book {
        if let last = venue == .krx ? krx.last : nxt.last { return last.book }
        let bid = min(max(grid.floor(price(at: venue)), limits.lower), grid.below(limits.upper))
        let quantity = max(10, reference.previousVolume / 1_000)
        return MarketTrade.Book(
            ask: grid.above(bid),
            bid: bid,
            askQuantity: quantity,
            bidQuantity: quantity,
            totalAskQuantity: 20 * quantity,
            totalBidQuantity: 20 * quantity
        )
    }

    /// The book's levels at a venue.
    func levels(at venue: Venue) -> BookLevels { BookLevels(of: book(at: venue), grid: grid, limits: limits) }

    /// Takes a trade in.
    mutating func add(_ trade: MarketTrade, at venue: Venue) {
        combined.add(price: trade.price, quantity: trade.quantity, side: trade.side, at: trade.second)
        guard venue == .krx else {
            nxt = VenueBoard(last: trade, day: trade.day)
            return
        }
        krx = VenueBoard(last: trade, day: trade.day)
        if trade.second < SessionTimes.afterMarket { regular = trade.day }
        if trade.isClosingPrint { close = trade.price }
        latest.append(trade)
        if latest.count > Self.shownTrades { latest.removeFirst() }
        let minute = trade.second / 60
        if minutes.last?.minute == minute {
            minutes[minutes.count - 1].add(price: trade.price, quantity: trade.quantity, turnover: trade.day.turnover)
        } else {
            minutes.append(
                MinuteBar(minute: minute, price: trade.price, quantity: trade.quantity, turnover: trade.day.turnover)
            )
        }
    }

    /// The day as a bar, when anything was traded.
    func bar(on day: MarketDate) -> DailyBar? {
        guard regular.volume > 0 else { return nil }
        return DailyBar(
            symbol: instrument.symbol,
            date: day,
            open: regular.open,
            high: regular.high,
            low: regular.low,
            close: regular.last,
            volume: regular.volume
        )
    }

    private static let shownTrades = 30
}
