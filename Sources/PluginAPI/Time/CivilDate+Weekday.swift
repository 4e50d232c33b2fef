extension CivilDate {
    /// A day of the week; the raw value is the ISO number, Monday 1 to Sunday 7.
    public enum Weekday: Int, Sendable, CaseIterable {
        /// 월요일.
        case monday = 1
        /// 화요일.
        case tuesday
        /// 수요일.
        case wednesday
        /// 목요일.
        case thursday
        /// 금요일.
        case friday
        /// 토요일.
        case saturday
        /// 일요일.
        case sunday

        /// Whether the day is a Saturday or a Sunday.
        public var isWeekend: Bool { self == .saturday || self == .sunday }
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 0001-01-01 was a Monday.
        switch (dayNumber - Self.earliest.dayNumber) % 7 {
        case 0: .monday
        case 1: .tuesday
        case 2: .wednesday
        case 3: .thursday
        case 4: .friday
        case 5: .saturday
        default: .sunday
        }
    }
}
