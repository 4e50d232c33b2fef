import PluginAPI

/// What a `*-days.tsv` file says: the days on which a market is closed or keeps other hours.
struct CalendarDayTable {
    let source: String
    let expires: CivilDate
    let coverage: ClosedRange<CivilDate>
    let changes: [TradingCalendar.DayChange]

    init(name: String, text: String, market: CalendarMarket, usualHours: HourRange) throws(CalendarDataError) {
        let file = try CalendarDataFile(
            name: name,
            text: text,
            headers: ["source", "made", "expires", "coverage"],
            columns: 4
        )
        source = try file.header("source").columns[0]
        _ = try file.header("made").date(at: 0)
        expires = try file.header("expires").date(at: 0)
        coverage = try Self.coverage(in: file.header("coverage"))
        changes = try Self.changes(in: file, market: market, usualHours: usualHours, coverage: coverage)
    }

    private static func coverage(in row: CalendarDataRow) throws(CalendarDataError) -> ClosedRange<CivilDate> {
        let days = row.columns[0].split(separator: "..", omittingEmptySubsequences: false)
        guard days.count == 2, let first = CivilDate(days[0]), let last = CivilDate(days[1]), first <= last else {
            throw row.error("'\(row.columns[0])' is not a range of days such as 2020-01-01..2027-12-31")
        }
        return first...last
    }

    private static func changes(
        in file: CalendarDataFile,
        market: CalendarMarket,
        usualHours: HourRange,
        coverage: ClosedRange<CivilDate>
    ) throws(CalendarDataError) -> [TradingCalendar.DayChange] {
        var changes: [TradingCalendar.DayChange] = []
        for row in file.rows {
            let date = try row.date(at: 0)
            guard coverage.contains(date) else { throw row.error("\(date) is outside the coverage of the file") }
            if let previous = changes.last, date < previous.date {
                throw row.error("\(date) stands after \(previous.date); rows go by date")
            }
            let kind = try kind(in: row, market: market, usualHours: usualHours)
            let sameDay = changes.reversed().prefix { $0.date == date }
            if sameDay.contains(where: { !kind.canFollow($0.kind) }) {
                throw row.error("\(date) has already been given another meaning")
            }
            changes.append(TradingCalendar.DayChange(date, kind, name: row.columns[3]))
        }
        return changes
    }

    private static func kind(
        in row: CalendarDataRow,
        market: CalendarMarket,
        usualHours: HourRange
    ) throws(CalendarDataError) -> TradingCalendar.DayChange.Kind {
        switch row.columns[1] {
        case "holiday":
            guard row.columns[2] == "-" else { throw row.error("a holiday has no hours; write -") }
            return .holiday
        case "late-open":
            let hours = try row.hours(at: 2)
            guard hours.start > usualHours.start, hours.end == usualHours.end else {
                throw row.error("\(hours) does not open later and close as usual (\(usualHours))")
            }
            return .hours(hours)
        case "early-close":
            let hours = try row.hours(at: 2)
            guard hours.start == usualHours.start, hours.end < usualHours.end else {
                throw row.error("\(hours) does not open as usual and close earlier (\(usualHours))")
            }
            return .hours(hours)
        case "hours":
            return .hours(try row.hours(at: 2))
        default:
            guard let name = SessionName(rawValue: row.columns[1]), name.market == market else {
                throw row.error(
                    "'\(row.columns[1])' is not holiday, late-open, early-close, hours or a session of \(market.rawValue)"
                )
            }
            return .session(name, try row.hoursIfAny(at: 2))
        }
    }
}

extension TradingCalendar.DayChange.Kind {
    /// Whether a day that has one meaning may also get this one: only hours of different sessions, after those of the day.
    fileprivate func canFollow(_ other: Self) -> Bool {
        guard case .session(let name, _) = self else { return false }
        switch other {
        case .holiday, .opening: return false
        case .hours: return true
        case .session(let otherName, _): return name != otherName
        }
    }
}
