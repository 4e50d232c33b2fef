/// What the American exchanges do at a time, by the broker's numbers.
enum OverseasSession: Int, Sendable {
    case regular = 1
    case pre
    case after

    /// The session at a time in New York; nil while nothing is traded.
    init?(_ time: NewYorkTime) {
        guard Self.isOpen(time.day) else { return nil }
        switch time.second {
        case Self.preMarket..<Self.open: self = .pre
        case Self.open..<Self.close: self = .regular
        case Self.close..<Self.after.end(on: time.day): self = .after
        default: return nil
        }
    }

    /// The second of a day in New York at which the session ends.
    func end(on day: MarketDate) -> Int {
        switch self {
        case .pre: Self.open
        case .regular: Self.close
        // The broker's after-market ends at 07:00 in Korea in summer and, as far as known, in winter.
        case .after: (NewYorkTime.isSummer(day) ? 18 : 17) * 3_600
        }
    }

    static let preMarket = 4 * 3_600
    static let open = 9 * 3_600 + 30 * 60
    static let close = 16 * 3_600

    /// Whether the exchanges trade on a date: on weekdays that are no holiday.
    static func isOpen(_ day: MarketDate) -> Bool {
        guard (1...5).contains(day.weekday) else { return false }
        return !isFixedHoliday(day) && !isMovingHoliday(day) && !goodFridays.contains(day.digits)
    }

    /// Holidays of a date; those of a Sunday are kept on Monday, those of a Saturday on Friday.
    private static func isFixedHoliday(_ day: MarketDate) -> Bool {
        let date = day.digits % 10_000
        return switch day.weekday {
        case 1: fixedHolidays.contains(date) || fixedHolidays.contains(date - 1)
        case 5: fixedHolidays.contains(date) || (fixedHolidays.contains(date + 1) && date != 1231)
        default: fixedHolidays.contains(date)
        }
    }

    /// Holidays of a weekday: four Mondays and a Thursday.
    private static func isMovingHoliday(_ day: MarketDate) -> Bool {
        let week = (day.day - 1) / 7
        return switch (day.weekday, day.month) {
        case (1, 1), (1, 2): week == 2
        case (1, 5): day.day > 24
        case (1, 9): week == 0
        case (4, 11): week == 3
        default: false
        }
    }

    private static let fixedHolidays: Set<Int> = [101, 619, 704, 1225]

    /// The first trading date after a date.
    static func tradingDay(after day: MarketDate) -> MarketDate {
        var day = day.advanced(by: 1)
        while !isOpen(day) { day = day.advanced(by: 1) }
        return day
    }

    private static let goodFridays: Set<Int> = [2025_04_18, 2026_04_03, 2027_03_26, 2028_04_14, 2029_03_30]
}
