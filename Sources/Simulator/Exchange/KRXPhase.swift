/// What the Korea Exchange does at a time of a trading day.
enum KRXPhase: Sendable, Hashable {
    case closed
    /// Orders gather for the single price of 09:00.
    case openingAuction
    case continuous
    /// Orders gather for the single price of 15:30.
    case closingAuction
    /// Orders for trading at the closing price are taken but not yet matched.
    case closingPriceEntry
    case closingPrice
    /// The limit-order session that exists since 2026-09-14.
    case afterMarket

    init(at second: Int, on day: MarketDate) {
        self = SampleCalendar.isOpen(day) ? Self(at: second, onOpen: day) : .closed
    }

    /// The phase on a day that is known to be a trading day.
    init(at second: Int, onOpen day: MarketDate) {
        self =
            switch second {
            case SessionTimes.openingAuction..<SessionClock.open: .openingAuction
            case SessionClock.open..<SessionClock.closingAuction: .continuous
            case SessionClock.closingAuction..<SessionClock.close: .closingAuction
            case SessionClock.close..<SessionTimes.closingPrice: .closingPriceEntry
            case SessionTimes.closingPrice..<SessionTimes.afterMarket: .closingPrice
            case SessionTimes.afterMarket..<SessionTimes.end where day >= SessionTimes.firstAfterMarketDay: .afterMarket
            default: .closed
            }
    }
}
