/// Which past bars are wanted.
public struct BarRequest: Sendable, Hashable {
    /// The instrument.
    public var symbol: Symbol

    /// The length of each bar.
    public var interval: BarInterval

    /// The first and the last trading day, both included.
    public var days: ClosedRange<CivilDate>

    /// Makes a request.
    public init(symbol: Symbol, interval: BarInterval, days: ClosedRange<CivilDate>) {
        self.symbol = symbol
        self.interval = interval
        self.days = days
    }
}
