/// One trade of the market, a plain value that is copied freely.
public struct Trade: Sendable, Hashable, BitwiseCopyable {
    /// Times and sequence.
    public var header: EventHeader

    /// The instrument.
    public var symbol: Symbol

    /// The instrument's slot in this run's symbol table.
    public var slot: SymbolSlot

    /// Where the trade took place.
    public var venue: Venue

    /// Who crossed the spread: the buyer, the seller, or nobody as in an auction.
    public var aggressor: Side?

    /// The exchange's phase.
    public var phase: TradingPhase

    /// The price.
    public var price: Price

    /// The number of shares of this trade.
    public var quantity: Quantity

    /// The day's volume including this trade, or zero where the source does not send it.
    public var dayVolume: Quantity

    /// The day's turnover including this trade in whole main units of the currency, or zero where it is not sent.
    public var dayTurnover: Int64

    /// The best ask with this trade, or zero where it is not sent.
    public var ask: Price

    /// The best bid with this trade, or zero where it is not sent.
    public var bid: Price

    /// Makes a trade.
    public init(
        _ header: EventHeader,
        symbol: Symbol,
        slot: SymbolSlot,
        venue: Venue,
        aggressor: Side? = nil,
        phase: TradingPhase = .regular,
        price: Price,
        quantity: Quantity,
        dayVolume: Quantity = .zero,
        dayTurnover: Int64 = 0,
        ask: Price = .zero,
        bid: Price = .zero
    ) {
        self.header = header
        self.symbol = symbol
        self.slot = slot
        self.venue = venue
        self.aggressor = aggressor
        self.phase = phase
        self.price = price
        self.quantity = quantity
        self.dayVolume = dayVolume
        self.dayTurnover = dayTurnover
        self.ask = ask
        self.bid = bid
    }
}
