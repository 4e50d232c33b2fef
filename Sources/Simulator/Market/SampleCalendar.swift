/// The trading days of the synthetic market: those of KRX in 2025 and 2026, and a plain rule for other years.
///
/// The rule knows weekends and the holidays of fixed date; feasts of the lunar calendar, substitute days and elections
/// are in the table and so only for its years.
public enum SampleCalendar {
    /// Whether the market trades on the day.
    public static func isOpen(_ date: MarketDate) -> Bool {
        guard (1...5).contains(date.weekday) else { return false }
        if date.month == 7 && date.day == 17 { return date.year < 2026 }
        return !yearlyHolidays.contains(date.month * 100 + date.day) && !movedHolidays.contains(date.digits)
    }

    /// The trading days of the range, in order.
    public static func openDays(in range: Range<MarketDate>) -> [MarketDate] {
        (range.lowerBound.daysSinceEpoch..<range.upperBound.daysSinceEpoch)
            .map(MarketDate.init(daysSinceEpoch:))
            .filter(isOpen)
    }

    private static let yearlyHolidays: Set<Int> = [101, 301, 501, 505, 606, 815, 1003, 1009, 1225, 1231]

    private static let movedHolidays: Set<Int> = [
        2025_01_27, 2025_01_28, 2025_01_29, 2025_01_30, 2025_03_03, 2025_05_06, 2025_06_03, 2025_10_06, 2025_10_07,
        2025_10_08,
        2026_02_16, 2026_02_17, 2026_02_18, 2026_03_02, 2026_05_25, 2026_06_03, 2026_08_17, 2026_09_24, 2026_09_25,
        2026_10_05,
    ]
}
