public import PluginAPI

extension Calendars {
    /// Calendars without holidays, made of no data: every weekday is a trading day with the usual hours of 2026.
    public static let weekdays = Calendars(
        krx: .weekdays(
            of: .krx,
            "09:00-15:30",
            [.krxOpeningAuction: "08:30-09:00", .krxRegular: "09:00-15:30", .krxClosingAuction: "15:20-15:30"]
        ),
        nxt: .weekdays(
            of: .nxt,
            "08:00-20:00",
            [.nxtPre: "08:00-08:50", .nxtMain: "09:00:30-15:20", .nxtAfter: "15:40-20:00"]
        ),
        us: .weekdays(of: .us, "09:30-16:00", [.usPre: "04:00-09:30", .usRegular: "09:30-16:00"])
    )
}

extension TradingCalendar {
    /// A calendar in which every weekday has the same sessions.
    fileprivate static func weekdays(
        of market: CalendarMarket,
        _ hours: String,
        _ sessions: [SessionName: String]
    ) -> TradingCalendar {
        TradingCalendar(
            market: market,
            coverage: .earliest ... .latest,
            source: "weekdays",
            expires: .latest,
            usualHours: range(hours),
            rules: sessions.sorted { $0.key.rawValue < $1.key.rawValue }.map { name, hours in
                SessionRule(name, range(hours), movement: .moved(start: .open, end: .close))
            },
            changes: []
        )
    }

    private static func range(_ text: String) -> HourRange {
        guard let range = HourRange(text) else { preconditionFailure("'\(text)' is no range of hours") }
        return range
    }
}
