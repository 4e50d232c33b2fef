import Simulator
import Testing

struct MarketDateTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-20", 20_777, 5), ("2026-12-31", 20_818, 4),
        ("2100-03-01", 47_541, 1),
    ])
    func `a day is known by its text, its number and its weekday`(text: String, number: Int, weekday: Int) throws {
        let date = try #require(MarketDate(iso: text))

        #expect(date.daysSinceEpoch == number)
        #expect(date.weekday == weekday)
        #expect(date.iso == text)
        #expect(String(date.digits) == text.filter { $0 != "-" })
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "20261120", "2026-1-20", "2026-11-+2", "",
    ])
    func `text that is no day is refused`(text: String) {
        #expect(MarketDate(iso: text) == nil)
    }

    @Test func `every day of four centuries survives the way to text and back`() {
        let lost = (0..<146_097).filter { number in
            let date = MarketDate(daysSinceEpoch: number)
            return MarketDate(year: date.year, month: date.month, day: date.day) != date
        }

        #expect(lost.isEmpty)
    }

    @Test func `a year earlier is the same day, and the last of February for a leap day`() throws {
        let day = try #require(MarketDate(iso: "2026-11-20"))
        let leapDay = try #require(MarketDate(iso: "2028-02-29"))

        #expect(day.yearEarlier.iso == "2025-11-20")
        #expect(leapDay.yearEarlier.iso == "2027-02-28")
    }

    @Test func `a Korean day begins nine hours before that of UTC`() {
        #expect(SampleDay.defaultDay.midnightNanoseconds == 1_795_100_400_000_000_000)
    }

    @Test(arguments: [
        ("2026-11-20", true), ("2026-11-21", false), ("2026-11-22", false), ("2026-09-25", false),
        ("2025-12-31", false),
        ("2026-07-17", false), ("2025-07-17", true), ("2026-02-19", true), ("2027-01-01", false),
    ])
    func `weekends and holidays are closed`(text: String, isOpen: Bool) throws {
        let date = try #require(MarketDate(iso: text))

        #expect(SampleCalendar.isOpen(date) == isOpen)
    }
}
