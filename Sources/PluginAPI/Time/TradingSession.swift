/// One session of one trading day, as instants.
public struct TradingSession: Hashable, Sendable {
    /// Which part of the day it is.
    public let name: SessionName

    /// The trading day that the session belongs to, the date at the exchange.
    public let tradingDay: CivilDate

    /// From the first instant inside up to but not including the end.
    public let hours: Range<Timestamp>

    /// A session of a trading day with its instants.
    public init(name: SessionName, tradingDay: CivilDate, hours: Range<Timestamp>) {
        self.name = name
        self.tradingDay = tradingDay
        self.hours = hours
    }
}
