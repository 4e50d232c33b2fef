/// What Nextrade does at a time of a trading day.
enum NXTPhase: Sendable, Hashable {
    case closed
    case preMarket
    case main
    /// Between two sessions: nothing is matched or taken.
    case pause
    case afterMarket

    init(at second: Int, on day: MarketDate) {
        self = SampleCalendar.isOpen(day) ? Self(at: second, onOpen: day) : .closed
    }

    /// The phase on a day that is known to be a trading day.
    init(at second: Int, onOpen day: MarketDate) {
        self =
            switch second {
            case SessionTimes.preMarket..<SessionTimes.preMarketEnd: .preMarket
            case SessionTimes.preMarketEnd..<SessionTimes.nxtMain: .pause
            case SessionTimes.nxtMain..<SessionClock.closingAuction: .main
            case SessionClock.closingAuction..<SessionTimes.nxtAfterMarket: .pause
            case SessionTimes.nxtAfterMarket..<SessionTimes.end: .afterMarket
            default: .closed
            }
    }
}
