/// The trading calendars of the markets, as one value.
public struct Calendars: Sendable {
    /// The Korea Exchange.
    public var krx: TradingCalendar

    /// Nextrade.
    public var nxt: TradingCalendar

    /// The US exchanges.
    public var us: TradingCalendar

    /// Brings three calendars together.
    public init(krx: TradingCalendar, nxt: TradingCalendar, us: TradingCalendar) {
        self.krx = krx
        self.nxt = nxt
        self.us = us
    }

    /// The calendar of a market.
    public subscript(market: CalendarMarket) -> TradingCalendar {
        switch market {
        case .krx: krx
        case .nxt: nxt
        case .us: us
        }
    }

    /// The calendar that counts the trading days of a listing market.
    public func calendar(of market: Market) -> TradingCalendar { market == .krx ? krx : us }
}
