import PluginAPI
import Testing

@Suite struct CalendarPeriodTests {
    @Test(arguments: [
        ("1y", 1, 0, 0), ("6mo", 0, 6, 0), ("20d", 0, 0, 20), ("2w", 0, 0, 14), ("1년", 1, 0, 0), ("6개월", 0, 6, 0),
        ("20일", 0, 0, 20), ("1y 6mo", 1, 6, 0), ("1년 6개월 3일", 1, 6, 3), ("2주", 0, 0, 14),
    ])
    func `periods are read`(text: String, years: Int, months: Int, days: Int) {
        #expect(
            OneSetting.read(text, as: CalendarPeriod.self) == CalendarPeriod(years: years, months: months, days: days)
        )
    }

    @Test(arguments: ["0d", "-1y", "1.5y", "5h", "20d 1y", "9999y", "y", "\"\""])
    func `another form is refused`(text: String) {
        #expect(OneSetting.problems(text, as: CalendarPeriod.self).codes == ["H0110"])
    }

    @Test func `a number without unit is asked about`() {
        #expect(OneSetting.problems("20", as: CalendarPeriod.self).replacements == ["20d", "20mo", "20y"])
    }

    @Test func `months written like minutes are suggested and not repaired`() {
        let reading = OneSetting.problems("6m", as: CalendarPeriod.self)

        #expect(reading.replacements == ["6mo"])
        #expect(reading.diagnostics.first?.suggestions.first?.applicability == .maybe)
    }

    @Test(arguments: [
        ("1y", "2026-11-20", "2025-11-20"), ("6mo", "2026-08-31", "2026-02-28"), ("1mo", "2024-03-31", "2024-02-29"),
        ("1y", "2024-02-29", "2023-02-28"), ("20d", "2026-01-10", "2025-12-21"), ("1y 1d", "2026-01-01", "2024-12-31"),
        ("200y", "0100-01-01", "0001-01-01"), ("2mo", "2026-01-15", "2025-11-15"),
    ])
    func `the day before a period is that of the calendar`(period: String, date: String, expected: String) throws {
        let period = try #require(CalendarPeriod(period))
        let date = try #require(CivilDate(date))

        #expect(period.date(before: date).description == expected)
    }

    @Test func `a period is written as it is read`() {
        #expect(CalendarPeriod(years: 1, months: 6)?.settingText == "1y 6mo")
        #expect(CalendarPeriod("2w")?.description == "14d")
    }
}
