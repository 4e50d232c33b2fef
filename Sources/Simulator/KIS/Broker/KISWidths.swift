/// How many fields the records of each channel have: the broker's frames grew over time.
public struct KISWidths: Sendable, Hashable {
    /// Domestic trades: 46 or 47.
    public var trade: KISVintage
    /// The exchange's book: 59, 62 or 63.
    public var book: Int
    /// Nextrade's book: 62 or 65.
    public var nextradeBook: Int
    /// The combined book: 65 or 66.
    public var combinedBook: Int
    /// Domestic fill notices: 23 or 26.
    public var notice: Int
    /// The American book: 17 or 71.
    public var overseasBook: Int

    /// The newest widths that the broker documents.
    public init() {
        trade = .fields47
        book = 63
        nextradeBook = 62
        combinedBook = 66
        notice = 26
        overseasBook = 17
    }

    /// The widths of before 2026-09-14.
    public static var older: KISWidths {
        var widths = KISWidths()
        widths.trade = .fields46
        widths.book = 59
        widths.nextradeBook = 65
        widths.combinedBook = 65
        widths.notice = 23
        widths.overseasBook = 71
        return widths
    }
}
