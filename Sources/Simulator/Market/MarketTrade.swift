/// One trade of the synthetic market with the state of its symbol right after it; prices in won.
public struct MarketTrade: Sendable, BitwiseCopyable {
    /// Which of the day's symbols was traded, as an index into them.
    public var symbolIndex: Int
    /// The second of the trade after the Korean midnight.
    public var second: Int
    /// What each share cost.
    public var price: Int
    /// How many shares changed hands.
    public var quantity: Int
    /// Who took the other side's quote.
    public var side: Side
    /// Whether it happened between bid and ask, where the price may lie off the grid.
    public var isMidPrice: Bool
    /// Whether it is the print of the closing auction.
    public var isClosingPrint: Bool
    /// The best quotes.
    public var book: Book
    /// Shares that the symbol had traded by the same time of the previous day.
    public var earlierVolume: Int
    /// The symbol's day up to and including this trade.
    public var day: SymbolDay

    /// Which side took the other's quote.
    public enum Side: Sendable, BitwiseCopyable {
        /// The buyer took the ask.
        case buy
        /// The seller took the bid.
        case sell
        /// Neither: the opening auction matched them.
        case auction
    }

    /// The best quotes and how much is offered and wanted.
    public struct Book: Sendable, BitwiseCopyable {
        /// The lowest price that a seller asks.
        public var ask: Int
        /// The highest price that a buyer bids.
        public var bid: Int
        /// Shares offered at the ask.
        public var askQuantity: Int
        /// Shares wanted at the bid.
        public var bidQuantity: Int
        /// Shares offered at all prices shown.
        public var totalAskQuantity: Int
        /// Shares wanted at all prices shown.
        public var totalBidQuantity: Int

        /// Describes the quotes.
        public init(
            ask: Int,
            bid: Int,
            askQuantity: Int,
            bidQuantity: Int,
            totalAskQuantity: Int,
            totalBidQuantity: Int
        ) {
            self.ask = ask
            self.bid = bid
            self.askQuantity = askQuantity
            self.bidQuantity = bidQuantity
            self.totalAskQuantity = totalAskQuantity
            self.totalBidQuantity = totalBidQuantity
        }
    }

    /// Describes a trade.
    public init(
        symbolIndex: Int,
        second: Int,
        price: Int,
        quantity: Int,
        side: Side,
        isMidPrice: Bool = false,
        isClosingPrint: Bool = false,
        book: Book,
        earlierVolume: Int,
        day: SymbolDay
    ) {
        self.symbolIndex = symbolIndex
        self.second = second
        self.price = price
        self.quantity = quantity
        self.side = side
        self.isMidPrice = isMidPrice
        self.isClosingPrint = isClosingPrint
        self.book = book
        self.earlierVolume = earlierVolume
        self.day = day
    }
}
