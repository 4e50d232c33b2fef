/// The places, from zero, of the fields that are read in a trade record.
enum KISTradeField {
    /// Short code of the instrument.
    static let code = 0
    /// Time of the trade, six digits.
    static let time = 1
    /// Price of the trade.
    static let price = 2
    /// Best ask.
    static let ask = 10
    /// Best bid.
    static let bid = 11
    /// Shares of the trade.
    static let quantity = 12
    /// Shares traded this day.
    static let dayVolume = 13
    /// Won traded this day.
    static let dayTurnover = 14
    /// Who crossed the spread: 1 the buyer, 5 the seller, 3 nobody.
    static let side = 21
    /// Business date, eight digits.
    static let date = 33
    /// Phase of the market, two digits.
    static let marketOperation = 34
    /// Kind of price: 0 traded, A–D expected.
    static let hourClass = 43
    /// Segment of the market, which records have had since 2026-09-14.
    static let marketClass = 46

    /// Fields without which a record is of no use.
    static let required = 44

    /// Fields of two records run into one by a wrong count, which is no new version of one record.
    static let tooMany = 2 * required
}
