import PluginAPI

extension ScheduleSource {
    /// A word for some of the days.
    enum Day: String, Sendable, Hashable, CaseIterable, SettingValue {
        case trading, weekdays, daily
        case mon, tue, wed, thu, fri, sat, sun
        case firstOfWeek = "first-of-week"
        case lastOfWeek = "last-of-week"
        case firstOfMonth = "first-of-month"
        case lastOfMonth = "last-of-month"

        /// Whether the word names a date.
        func contains(_ date: CivilDate, _ calendar: TradingCalendar) -> Bool {
            switch self {
            case .trading: calendar.isTradingDay(date)
            case .firstOfWeek: Self.isFirst(date, calendar) { $0.monday }
            case .lastOfWeek: Self.isLast(date, calendar) { $0.monday }
            case .firstOfMonth: Self.isFirst(date, calendar) { $0.firstOfMonth }
            case .lastOfMonth: Self.isLast(date, calendar) { $0.firstOfMonth }
            default: canContain(date)
            }
        }

        /// Whether the word could name a date, whatever the holidays are.
        func canContain(_ date: CivilDate) -> Bool {
            switch self {
            case .daily: true
            case .mon: date.weekday == .monday
            case .tue: date.weekday == .tuesday
            case .wed: date.weekday == .wednesday
            case .thu: date.weekday == .thursday
            case .fri: date.weekday == .friday
            case .sat: date.weekday == .saturday
            case .sun: date.weekday == .sunday
            case .trading, .weekdays, .firstOfWeek, .lastOfWeek, .firstOfMonth, .lastOfMonth:
                !date.weekday.isWeekend
            }
        }

        private static func isFirst(
            _ date: CivilDate,
            _ calendar: TradingCalendar,
            _ period: (CivilDate) -> CivilDate
        ) -> Bool {
            guard calendar.isTradingDay(date) else { return false }
            return calendar.previousTradingDay(before: date).map { $0 < period(date) } ?? true
        }

        private static func isLast(
            _ date: CivilDate,
            _ calendar: TradingCalendar,
            _ period: (CivilDate) -> CivilDate
        ) -> Bool {
            guard calendar.isTradingDay(date) else { return false }
            return calendar.nextTradingDay(after: date).map { period($0) != period(date) } ?? true
        }
    }
}

extension CivilDate {
    fileprivate var monday: CivilDate { advanced(by: 1 - weekday.rawValue) }

    fileprivate var firstOfMonth: CivilDate { advanced(by: 1 - day) }
}
