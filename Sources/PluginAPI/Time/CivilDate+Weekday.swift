extension CivilDate {
    /// A day of the week; the raw value is the ISO number, Monday 1 to Sunday 7.
    public enum Weekday: Int, Sendable, CaseIterable {
        case monday = 1
        case tuesday, wednesday, thursday, friday, saturday, sunday

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
