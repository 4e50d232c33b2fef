/// What is fixed about one symbol before its trading day begins.
public struct SymbolReference: Sendable, Hashable {
    /// The security.
    public let instrument: SampleInstrument
    /// The close that the day's changes and limits are counted from, in won.
    public let previousClose: Int
    /// Shares traded on the previous day.
    public let previousVolume: Int
    /// The lowest and highest price of the day.
    public let limits: PriceLimits

    /// Describes the symbol's start into the day.
    public init(instrument: SampleInstrument, previousClose: Int, previousVolume: Int) {
        self.instrument = instrument
        self.previousClose = previousClose
        self.previousVolume = previousVolume
        limits = PriceLimits(base: previousClose, grid: instrument.grid)
    }
}
