/// Past closed bars of one instrument, oldest first, as they were known when they were loaded.
///
/// A pipeline receives one for each instrument and interval before the first event of the market, and a new whole one
/// whenever the history is refreshed.
public struct BarHistory: Sendable, Hashable {
    /// The instrument.
    public var symbol: Symbol

    /// The instrument's slot in this run's symbol table.
    public var slot: SymbolSlot

    /// The length of each bar.
    public var interval: BarInterval

    /// The bars, oldest first, with no two of one start.
    public var bars: [Bar]

    /// Makes a history.
    public init(symbol: Symbol, slot: SymbolSlot, interval: BarInterval, bars: [Bar]) {
        self.symbol = symbol
        self.slot = slot
        self.interval = interval
        self.bars = bars
    }
}
