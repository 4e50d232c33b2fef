/// The clock of the American exchanges, with its summer time.
struct NewYorkTime: Sendable, Hashable {
    /// The date in New York.
    let day: MarketDate
    /// Seconds after the midnight of that date.
    let second: Int

    init(_ moment: Moment) {
        let standard = Self.split(moment.nanoseconds - 5 * Self.hour)
        let summer = Self.split(moment.nanoseconds - 4 * Self.hour)
        // The change itself happens at night, when no session is on.
        (day, second) = Self.isSummer(standard.day) ? summer : standard
    }

    /// The moment of a second after midnight of a New York date.
    static func moment(day: MarketDate, second: Int) -> Moment {
        let offset = isSummer(day) ? 4 * hour : 5 * hour
        return Moment(nanoseconds: Int64(day.daysSinceEpoch) * 24 * hour + offset + Int64(second) * 1_000_000_000)
    }

    /// Whether summer time is on: from the second Sunday of March to the first Sunday of November.
    static func isSummer(_ day: MarketDate) -> Bool {
        guard let start = sunday(2, of: 3, in: day.year), let end = sunday(1, of: 11, in: day.year) else {
            return false
        }
        return day >= start && day < end
    }

    private static func sunday(_ count: Int, of month: Int, in year: Int) -> MarketDate? {
        guard let first = MarketDate(year: year, month: month, day: 1) else { return nil }
        return first.advanced(by: (7 - first.weekday) % 7 + 7 * (count - 1))
    }

    private static func split(_ nanoseconds: Int64) -> (day: MarketDate, second: Int) {
        let days = nanoseconds / (24 * hour)
        return (MarketDate(daysSinceEpoch: Int(days)), Int((nanoseconds - days * 24 * hour) / 1_000_000_000))
    }

    private static let hour: Int64 = 3_600 * 1_000_000_000
}
