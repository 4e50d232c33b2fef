public import PluginAPI

extension TradingCalendar {
    /// The calendar that the text of a `*-days.tsv` and a `*-sessions.tsv` file describes; it expires when the first of
    /// them does.
    ///
    /// - Throws: ``CalendarDataError`` for the first line that cannot be used.
    public init(
        market: CalendarMarket,
        days: (name: String, text: String),
        sessions: (name: String, text: String)
    ) throws(CalendarDataError) {
        let sessionTable = try CalendarSessionTable(name: sessions.name, text: sessions.text, market: market)
        let dayTable = try CalendarDayTable(
            name: days.name,
            text: days.text,
            market: market,
            usualHours: sessionTable.usualHours
        )
        self.init(
            market: market,
            coverage: dayTable.coverage,
            source: dayTable.source + "; " + sessionTable.source,
            expires: min(dayTable.expires, sessionTable.expires),
            opened: sessionTable.opened,
            usualHours: sessionTable.usualHours,
            rules: sessionTable.rules,
            changes: dayTable.changes
        )
    }
}
