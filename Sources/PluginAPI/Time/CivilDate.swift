/// A day of the calendar without time or zone, from 0001-01-01 to 9999-12-31.
///
/// One `Int32`, compared and moved without a calendar. Year, month and day are computed by Howard Hinnant's algorithm
/// (`days_from_civil`), in constant time and without allocation.
public struct CivilDate: Hashable, Sendable, BitwiseCopyable {
    /// Days since 1970-01-01, negative before.
    public let dayNumber: Int32

    /// The first day that can be held, 0001-01-01.
    public static let earliest = CivilDate(uncheckedDayNumber: -719_162)

    /// The last day that can be held, 9999-12-31.
    public static let latest = CivilDate(uncheckedDayNumber: 2_932_896)

    /// For a day number that is known to be in range.
    init(uncheckedDayNumber: Int32) {
        dayNumber = uncheckedDayNumber
    }

    /// The day so many days after 1970-01-01; `nil` outside the years 1 to 9999.
    public init?(dayNumber: Int32) {
        guard (Self.earliest.dayNumber...Self.latest.dayNumber).contains(dayNumber) else { return nil }
        self.dayNumber = dayNumber
    }

    /// The day with these numbers; `nil` if the calendar has no such day, as 2026-02-29.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(uncheckedDayNumber: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// The day written as one number, as brokers send it: 20261120; `nil` if the calendar has no such day.
    public init?(yyyymmdd: Int) {
        guard yyyymmdd > 0 else { return nil }
        self.init(year: yyyymmdd / 10_000, month: yyyymmdd / 100 % 100, day: yyyymmdd % 100)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate {
    /// Year, month (1 to 12) and day of the month, in one computation.
    public var components: (year: Int, month: Int, day: Int) {
        // Days are counted from 0000-03-01, so that the leap day is the last of its year and no value is negative.
        let shifted = Int(dayNumber) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year, 1 to 9999.
    public var year: Int { components.year }

    /// The month of the year, 1 to 12.
    public var month: Int { components.month }

    /// The day of the month, 1 to 31.
    public var day: Int { components.day }

    /// The day as one number, as brokers take it: 20261120.
    public var yyyymmdd: Int {
        let (year, month, day) = components
        return year * 10_000 + month * 100 + day
    }
}

extension CivilDate: Strideable {
    @inlinable
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }

    /// The number of days from this day to the other, negative if the other is earlier.
    public func distance(to other: CivilDate) -> Int {
        Int(other.dayNumber) - Int(dayNumber)
    }

    /// The day so many days later; a day outside the years 1 to 9999 becomes the nearest day inside.
    public func advanced(by days: Int) -> CivilDate {
        let (moved, overflow) = Int(dayNumber).addingReportingOverflow(days)
        if overflow { return days < 0 ? .earliest : .latest }
        let inRange = min(max(moved, Int(Self.earliest.dayNumber)), Int(Self.latest.dayNumber))
        return CivilDate(uncheckedDayNumber: Int32(inRange))
    }
}
