import PluginAPI
import Testing

@Suite struct HourRangeTests {
    @Test(arguments: [
        "09:00-09:10", "9:00-9:10", "09:00 - 09:10", "09:00~09:10", " 09:00 ~ 09:10 ", "09:00–09:10", "09:00～09:10",
        "09:00:00-09:10:00",
    ])
    func `the ways in which people write a range are read`(text: String) throws {
        let range = try #require(HourRange(text))

        #expect(range.description == "09:00-09:10")
        #expect(HourRange(range.description) == range)
    }

    @Test(arguments: [
        "", "-", "09:00", "09:00-", "-09:10", "09:00-09:10-09:20", "09:00 09:10", "09:00--09:10", "09:00-09:00",
        "24:00-01:00", "00:00-00:00", "09:00-25:00", "0900-0910", "오전 9시-10시",
    ])
    func `other forms of text and empty ranges are refused`(text: String) {
        #expect(HourRange(text) == nil)
    }

    @Test func `the start is inside and the end is not`() throws {
        let range = try #require(HourRange("09:00-09:10"))

        #expect(!range.crossesMidnight)
        #expect(try !range.contains(time("08:59:59")))
        #expect(try range.contains(time("09:00")))
        #expect(try range.contains(time("09:09:59")))
        #expect(try !range.contains(time("09:10")))
    }

    @Test func `an end before the start lies on the next day`() throws {
        let range = try #require(HourRange("22:30-05:00"))

        #expect(range.crossesMidnight)
        #expect(try !range.contains(time("22:29:59")))
        #expect(try range.contains(time("22:30")))
        #expect(try range.contains(time("00:00")))
        #expect(try range.contains(time("04:59:59")))
        #expect(try !range.contains(time("05:00")))
    }

    @Test func `an end of midnight is the end of the same day`() throws {
        let range = try #require(HourRange("22:00-00:00"))

        #expect(range == HourRange("22:00-24:00"))
        #expect(!range.crossesMidnight)
        #expect(try range.contains(time("23:59:59")))
        #expect(try !range.contains(time("00:00")))
    }

    @Test func `the whole day holds every time`() throws {
        let range = try #require(HourRange("00:00-24:00"))

        for second in 0..<86_400 {
            #expect(range.contains(try #require(TimeOfDay(secondsSinceMidnight: second))))
        }
    }

    @Test(arguments: [
        ("09:00-15:30", "2026-11-20T00:00:00Z", "2026-11-20T06:30:00Z"),
        ("22:30-05:00", "2026-11-20T13:30:00Z", "2026-11-20T20:00:00Z"),
        ("00:00-24:00", "2026-11-19T15:00:00Z", "2026-11-20T15:00:00Z"),
    ])
    func `a range becomes instants on the date it begins`(text: String, start: String, end: String) throws {
        let range = try #require(HourRange(text))
        let date = try #require(CivilDate("2026-11-20"))

        let interval = range.interval(startingOn: date, in: .korea)

        #expect(interval.lowerBound.description == start)
        #expect(interval.upperBound.description == end)
    }

    @Test func `every range has instants on the days that the clocks change and at the ends of time`() throws {
        let dates = try ["2026-03-08", "2026-11-01", "0001-01-01", "1677-09-21", "2262-04-11", "9999-12-31"]
            .map { try #require(CivilDate($0)) }

        for date in dates {
            for start in stride(from: 0, to: 86_400, by: 600) {
                for end in stride(from: 0, through: 86_400, by: 600) where end != start && start + end != 0 {
                    let range = try #require(HourRange(start: time(start), end: time(end)))

                    for zone in MarketTimeZone.allCases {
                        let interval = range.interval(startingOn: date, in: zone)
                        #expect(interval.lowerBound <= interval.upperBound)
                    }
                }
            }
        }
    }

    private func time(_ text: String) throws -> TimeOfDay {
        try #require(TimeOfDay(text))
    }

    private func time(_ seconds: Int) throws -> TimeOfDay {
        try #require(TimeOfDay(secondsSinceMidnight: seconds))
    }
}
