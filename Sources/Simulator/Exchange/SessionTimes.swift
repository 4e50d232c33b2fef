/// The edges of the sessions around the regular one, in seconds after the Korean midnight.
enum SessionTimes {
    /// Nextrade's pre-market begins.
    static let preMarket = 8 * 3_600
    /// Orders for the opening auction and for trading at yesterday's close are taken.
    static let openingAuction = 8 * 3_600 + 30 * 60
    /// Trading at yesterday's close ends.
    static let closingPriceMorningEnd = 8 * 3_600 + 40 * 60
    /// Nextrade's pre-market ends.
    static let preMarketEnd = 8 * 3_600 + 50 * 60
    /// Nextrade's main market begins; the sources give 09:00:00 and 09:00:30.
    static let nxtMain = 9 * 3_600 + 30
    /// Nextrade's after-market begins; the sources give 15:30 and 15:40.
    static let nxtAfterMarket = SessionClock.close
    /// Orders at the closing price are matched.
    static let closingPrice = 15 * 3_600 + 40 * 60
    /// The exchange's after-market begins, and trading at the closing price ends.
    static let afterMarket = 16 * 3_600
    /// Both after-markets end.
    static let end = 20 * 3_600
    /// The day from which the exchange has an after-market.
    static let firstAfterMarketDay = MarketDate(daysSinceEpoch: 20_710)
}
