/// Open, high, low, close and volume of an instrument over one closed interval.
public struct Bar: Sendable, Hashable {
    /// The trading day the interval belongs to.
    public var day: CivilDate

    /// The start of the interval; for a day and longer, the start of its first session.
    public var start: Timestamp

    /// The first price.
    public var open: Price

    /// The highest price.
    public var high: Price

    /// The lowest price.
    public var low: Price

    /// The last price.
    public var close: Price

    /// The shares traded.
    public var volume: Quantity

    /// The instrument.
    public var symbol: Symbol

    /// The instrument's slot in this run's symbol table.
    public var slot: SymbolSlot

    /// The length.
    public var interval: BarInterval

    /// Makes a bar.
    public init(
        symbol: Symbol,
        slot: SymbolSlot,
        interval: BarInterval,
        day: CivilDate,
        start: Timestamp,
        open: Price,
        high: Price,
        low: Price,
        close: Price,
        volume: Quantity
    ) {
        self.symbol = symbol
        self.slot = slot
        self.interval = interval
        self.day = day
        self.start = start
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
    }
}
