/// The order book of an instrument at one moment, best price first.
public struct Quote: Sendable, Hashable {
    /// One price of the book.
    public struct Level: Sendable, Hashable, Codable, BitwiseCopyable {
        /// The price.
        public var price: Price

        /// The shares offered or wanted at it.
        public var quantity: Quantity

        /// Makes a level.
        public init(price: Price, quantity: Quantity) {
            self.price = price
            self.quantity = quantity
        }
    }

    /// The instrument.
    public var symbol: Symbol

    /// The instrument's slot in this run's symbol table.
    public var slot: SymbolSlot

    /// Where the book is kept.
    public var venue: Venue

    /// The exchange's phase.
    public var phase: TradingPhase

    /// Offers, lowest price first.
    public var asks: [Level]

    /// Bids, highest price first.
    public var bids: [Level]

    /// Makes a quote.
    public init(
        symbol: Symbol,
        slot: SymbolSlot,
        venue: Venue,
        phase: TradingPhase = .regular,
        asks: [Level],
        bids: [Level]
    ) {
        self.symbol = symbol
        self.slot = slot
        self.venue = venue
        self.phase = phase
        self.asks = asks
        self.bids = bids
    }
}
