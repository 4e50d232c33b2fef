/// A day of the exchange's calendar (Gregorian, Korean time), independent of the machine's zone and libraries.
public struct MarketDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let daysSinceEpoch: Int

    /// The day that lies the given number of days after 1970-01-01.
    public init(daysSinceEpoch: Int) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The day with this year (1970–9999), month and day of the month; nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // March comes first in this count, so that the leap day is the last of its year.
        let shifted = (month + 9) % 12
        let years = month <= 2 ? year - 1 : year
        let days = years * 365 + years / 4 - years / 100 + years / 400 + (shifted * 153 + 2) / 5 + day - 1
        self.init(daysSinceEpoch: days - 719_468)
        guard civil == (year, month, day) else { return nil }
    }

    /// The day written as `2026-11-20`; nil for any other form.
    public init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The year, such as 2026.
    public var year: Int { civil.year }
    /// The month of the year, 1–12.
    public var month: Int { civil.month }
    /// The day of the month, 1–31.
    public var day: Int { civil.day }

    /// The day of the week, 0 for Sunday to 6 for Saturday.
    public var weekday: Int { (daysSinceEpoch + 4) % 7 }

    /// The day as one number, such as 20261120.
    public var digits: Int {
        let (year, month, day) = civil
        return year * 10_000 + month * 100 + day
    }

    /// The day as text, such as `2026-11-20`.
    public var iso: String {
        let (year, month, day) = civil
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// The same day one year earlier; 28 February for a leap day.
    public var yearEarlier: MarketDate {
        let (year, month, day) = civil
        return MarketDate(year: year - 1, month: month, day: day)
            ?? MarketDate(year: year - 1, month: month, day: day - 1)
            ?? MarketDate(daysSinceEpoch: daysSinceEpoch - 365)
    }

    /// The Korean midnight at which the day begins, in UTC nanoseconds since 1970.
    public var midnightNanoseconds: Int64 {
        (Int64(daysSinceEpoch) * 86_400 - 9 * 3_600) * 1_000_000_000
    }

    /// The day that lies the given number of days later.
    public func advanced(by days: Int) -> MarketDate {
        MarketDate(daysSinceEpoch: daysSinceEpoch + days)
    }

    /// Orders days by time.
    public static func < (left: MarketDate, right: MarketDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let days = daysSinceEpoch + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (dayOfYear * 5 + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (shifted * 153 + 2) / 5 + 1)
    }
}
