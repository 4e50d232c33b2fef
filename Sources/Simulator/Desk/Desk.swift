/// The broker behind its doors: both markets, one account, its orders. It has no clock and does no input or output.
///
/// The same seed, start and requests at the same moments give the same answers, fills and notices.
struct Desk: Sendable {
    let realm: Realm
    private(set) var market: DomesticMarket
    private(set) var overseas: OverseasMarket
    private(set) var now: Moment
    var account: Account
    var orders: OrderLedger
    var reserved: [ReservedOrder] = []
    /// What the customer has not been told yet.
    var notices: [Notice] = []
    /// Shares of the present books that own orders took already.
    var taken: [BookSide: Int] = [:]
    private var edge: (day: MarketDate, index: Int)

    /// One side of one symbol's book at a venue.
    struct BookSide: Hashable {
        let symbol: Int
        let venue: Venue
        let side: OrderSide
    }

    /// Opens the desk at a moment; the trading day's earlier hours have already happened.
    init(realm: Realm, sample: SampleDay, start: Moment, account: Account) {
        self.realm = realm
        self.account = account
        market = DomesticMarket(sample: sample)
        let day = start.day
        overseas = OverseasMarket(start: start, trades: sample.tickCount, seed: sample.seed)
        orders = OrderLedger(seed: sample.seed)
        edge = (day, 1)
        now = Moment(day: day, second: 0)
        self.account.assetsYesterday = assets
        while step(until: start) != nil {}
    }

    /// What everything is worth in won.
    var assets: Int {
        account.holdings.reduce(account.finalCash) { $0 + $1.value.quantity * market.boards[$1.key].regularPrice }
    }

    /// Lets time go on to the next event before or at `limit` and returns it; nil when `limit` is reached.
    mutating func step(until limit: Moment) -> DeskEvent? {
        guard limit >= now else { return nil }
        let change = Moment(day: edge.day, second: MarketEdge.allCases[edge.index].rawValue)
        let domestic = market.nextTime
        let american = overseas.nextTime(until: limit)
        let next = min(change, min(domestic ?? change, american ?? change))
        guard next <= limit else {
            pass(limit)
            return nil
        }
        pass(max(now, next))
        if next == change { return .edge(change, cross()) }
        if next == domestic, let (time, prints) = market.next(until: next) {
            for print in prints { match(print, at: time) }
            return .prints(time, prints)
        }
        guard let (time, trade) = overseas.next(until: next) else { return nil }
        match(trade, at: time)
        return .overseas(time, trade)
    }

    private mutating func pass(_ moment: Moment) {
        now = moment
        for place in orders.open where orders[place].expiry <= moment {
            orders.update(place) { $0.cancel($0.remaining) }
        }
    }

    /// Crosses the edge in hand and prepares the next one.
    private mutating func cross() -> MarketEdge {
        let crossed = MarketEdge.allCases[edge.index]
        let day = edge.day
        edge.index += 1
        if edge.index == MarketEdge.allCases.count { edge = (day.advanced(by: 1), 0) }
        guard SampleCalendar.isOpen(day) else { return crossed }
        switch crossed {
        case .midnight:
            account.assetsYesterday = assets
            account.open(day)
            orders.renumber()
            market.open(day)
            taken.removeAll()
        case .openingAuction: sendReserved(on: day)
        case .closingAuction: turnConditionalOrders()
        case .closingPrice: fillClosingPriceOrders()
        case .preMarket, .preMarketEnd, .open, .close, .afterMarket, .end: break
        }
        return crossed
    }
}
