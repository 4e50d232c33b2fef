import PluginAPI

/// A row of a calendar data file with the place it stands at.
struct CalendarDataRow {
    let file: String
    let line: Int
    let columns: [String]

    /// An error that points at this row.
    func error(_ problem: String) -> CalendarDataError {
        CalendarDataError(file: file, line: line, problem: problem)
    }

    /// The row itself if it has so many columns and none is empty.
    func checked(columns count: Int) throws(CalendarDataError) -> CalendarDataRow {
        guard columns.count == count else { throw error("the row has \(columns.count) columns and needs \(count)") }
        guard !columns.contains("") else { throw error("a column is empty; write - for nothing") }
        return self
    }

    /// The date in a column.
    func date(at column: Int) throws(CalendarDataError) -> CivilDate {
        guard let date = CivilDate(columns[column]) else {
            throw error("'\(columns[column])' is not a date such as 2026-11-20")
        }
        return date
    }

    /// The hours in a column.
    func hours(at column: Int) throws(CalendarDataError) -> HourRange {
        guard let hours = HourRange(columns[column]) else {
            throw error("'\(columns[column])' is not a range of hours such as 09:00-15:30")
        }
        return hours
    }

    /// The date in a column, `nil` if the column is `-`.
    func dateIfAny(at column: Int) throws(CalendarDataError) -> CivilDate? {
        columns[column] == "-" ? nil : try date(at: column)
    }

    /// The hours in a column, `nil` if the column is `-`.
    func hoursIfAny(at column: Int) throws(CalendarDataError) -> HourRange? {
        columns[column] == "-" ? nil : try hours(at: column)
    }

    /// The name in a column of a session that the market has.
    func session(at column: Int, of market: CalendarMarket) throws(CalendarDataError) -> SessionName {
        guard let name = SessionName(rawValue: columns[column]), name.market == market else {
            throw error("'\(columns[column])' is not a session of \(market.rawValue)")
        }
        return name
    }
}
