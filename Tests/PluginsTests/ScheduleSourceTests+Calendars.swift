import PluginAPI

/// Calendars with some holidays of each kind, enough for schedules.
enum ScheduleCalendars {
    static let korean = calendar(
        .krx,
        "09:00-15:30",
        [
            "2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-03-02", "2026-05-05", "2026-05-25",
            "2026-08-17",
            "2026-09-24", "2026-09-25", "2026-10-05", "2026-10-09", "2026-12-25", "2026-12-31", "2027-01-01",
            "2027-02-08",
            "2027-02-09", "2027-03-01", "2027-05-05", "2027-05-13", "2027-12-31",
        ]
    )

    static let american = calendar(
        .us,
        "09:30-16:00",
        [
            "2026-01-01", "2026-01-19", "2026-02-16", "2026-04-03", "2026-05-25", "2026-06-19", "2026-07-03",
            "2026-09-07",
            "2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15", "2027-03-26", "2027-05-31",
        ]
    )

    static let all = Calendars(krx: korean, nxt: calendar(.nxt, "09:00-15:20", []), us: american)

    private static func calendar(_ market: CalendarMarket, _ hours: String, _ holidays: [String]) -> TradingCalendar {
        guard let hours = HourRange(hours) else { preconditionFailure("the hours are written above") }
        return TradingCalendar(
            market: market,
            coverage: .earliest ... .latest,
            source: "tests",
            expires: .latest,
            usualHours: hours,
            rules: [],
            changes: holidays.compactMap { CivilDate($0) }.map { .init($0, .holiday, name: "holiday") }
        )
    }
}

extension MarketTimeZone {
    /// The moment at which the clock shows `2026-11-20 09:30:00`.
    func moment(_ text: String) -> Timestamp {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let date = CivilDate(parts[0]), let time = TimeOfDay(parts[1]) else {
            preconditionFailure("a test names no such moment: \(text)")
        }
        return timestamp(of: date, at: time)
    }

    /// The date and time that the clock shows.
    func text(_ moment: Timestamp) -> String {
        let (date, time) = localTime(at: moment)
        return "\(date) \(time)"
    }
}
