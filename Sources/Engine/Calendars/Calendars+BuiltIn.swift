public import PluginAPI

extension Calendars {
    /// The calendars that the program was built with; their data files are part of the executable.
    ///
    /// - Throws: ``CalendarDataError`` for the first line that cannot be used, which a test of this module rules out.
    public static func builtIn() throws(CalendarDataError) -> Calendars { try data.get() }

    /// Read once, when they are first asked for.
    private static let data = Result { () throws(CalendarDataError) in
        Calendars(
            krx: try calendar(.krx, PackageResources.krx_days_tsv, PackageResources.krx_sessions_tsv),
            nxt: try calendar(.nxt, PackageResources.nxt_days_tsv, PackageResources.nxt_sessions_tsv),
            us: try calendar(.us, PackageResources.us_days_tsv, PackageResources.us_sessions_tsv)
        )
    }

    private static func calendar(
        _ market: CalendarMarket,
        _ days: [UInt8],
        _ sessions: [UInt8]
    ) throws(CalendarDataError) -> TradingCalendar {
        try TradingCalendar(
            market: market,
            days: (name: "\(market.rawValue)-days.tsv", text: String(decoding: days, as: UTF8.self)),
            sessions: (name: "\(market.rawValue)-sessions.tsv", text: String(decoding: sessions, as: UTF8.self))
        )
    }
}
