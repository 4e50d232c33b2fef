import Foundation
import PluginAPI
import Testing

@Suite struct CivilDateTests {
    @Test func `every day from 2000 to 2100 follows the one before`() throws {
        let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let firstDay = try #require(CivilDate(year: 2_000, month: 1, day: 1))
        var expected = firstDay
        var weekday = CivilDate.Weekday.saturday.rawValue

        for year in 2_000...2_100 {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            for month in 1...12 {
                for day in 1...(month == 2 && isLeap ? 29 : monthLengths[month - 1]) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))

                    #expect(date == expected)
                    #expect(date.components == (year, month, day))
                    #expect(date.weekday.rawValue == weekday)
                    #expect(CivilDate(date.description) == date)
                    #expect(CivilDate(yyyymmdd: date.yyyymmdd) == date)
                    expected = expected.advanced(by: 1)
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(firstDay.distance(to: expected) == 101 * 365 + 26 - 1)
    }

    @Test(arguments: [
        (1_970, 1, 1, 0), (1_969, 12, 31, -1), (2_000, 2, 29, 11_016), (2_026, 11, 20, 20_777),
        (1, 1, 1, -719_162), (9_999, 12, 31, 2_932_896), (1_600, 2, 29, -135_081),
    ])
    func `known days have their numbers`(year: Int, month: Int, day: Int, number: Int32) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))

        #expect(date.dayNumber == number)
        #expect(date == CivilDate(dayNumber: number))
        #expect((date.year, date.month, date.day) == (year, month, day))
    }

    @Test(arguments: [
        (2_026, 2, 29), (2_100, 2, 29), (2_026, 4, 31), (2_026, 13, 1), (2_026, 0, 1), (2_026, 1, 0), (2_026, 1, 32),
        (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (Int.min, 1, 1), (2_026, Int.max, 1), (2_026, 1, Int.max),
    ])
    func `days that do not exist are refused`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        "", "2026-1-1", "2026/11/20", "2026-11-20 ", " 2026-11-20", "2026-11-31", "20261131", "2026112", "202611200",
        "+2026-1-1", "2026-11-2a", "2026년11월20일", "２０２６１１２０", "-0261120", "26-11-20",
    ])
    func `other forms of text are refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `both written forms are read`() {
        #expect(CivilDate("2026-11-20") == CivilDate(year: 2_026, month: 11, day: 20))
        #expect(CivilDate("20261120") == CivilDate("2026-11-20"))
        #expect(CivilDate("x20261120".dropFirst()) == CivilDate("2026-11-20"))
        #expect(CivilDate(year: 33, month: 4, day: 3)?.description == "0033-04-03")
    }

    @Test(arguments: [0, -20_261_120, 20_261_131, 1, 99_999_999, Int.max, Int.min])
    func `numbers that are no day are refused`(number: Int) {
        #expect(CivilDate(yyyymmdd: number) == nil)
    }

    @Test func `day numbers outside the calendar are refused`() {
        #expect(CivilDate(dayNumber: CivilDate.earliest.dayNumber - 1) == nil)
        #expect(CivilDate(dayNumber: CivilDate.latest.dayNumber + 1) == nil)
        #expect(CivilDate(dayNumber: .max) == nil)
        #expect(CivilDate(dayNumber: .min) == nil)
    }

    @Test func `counting days stops at the ends of the calendar`() {
        #expect(CivilDate.latest.advanced(by: 1) == .latest)
        #expect(CivilDate.latest.advanced(by: .max) == .latest)
        #expect(CivilDate.earliest.advanced(by: -1) == .earliest)
        #expect(CivilDate.earliest.advanced(by: .min) == .earliest)
        #expect(CivilDate.earliest.weekday == .monday)
        #expect(CivilDate.latest.weekday == .friday)
    }

    @Test func `a range of days can be walked`() throws {
        let first = try #require(CivilDate("2026-12-30"))
        let last = try #require(CivilDate("2027-01-02"))

        #expect((first...last).map(\.description) == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"])
        #expect(first < last)
    }

    @Test func `the coded form is ISO text`() throws {
        let date = try #require(CivilDate("2026-11-20"))

        let data = try JSONEncoder().encode([date])

        #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-20"]"#)
        #expect(try JSONDecoder().decode([CivilDate].self, from: data) == [date])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-02-29"]"#.utf8))
        }
    }
}
