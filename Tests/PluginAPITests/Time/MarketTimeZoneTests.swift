import PluginAPI
import Testing

@Suite struct MarketTimeZoneTests {
    @Test func `Korea is nine hours ahead of UTC on every day`() throws {
        let nineHours = Duration.seconds(9 * 3_600)
        let midnightOfEpoch = Timestamp(nanoseconds: 0)

        for number in Int32(0)..<40_000 {
            let date = try #require(CivilDate(dayNumber: number))
            let instant = MarketTimeZone.korea.timestamp(of: date, at: try #require(TimeOfDay("09:00")))

            #expect(instant - midnightOfEpoch == .seconds(Int64(number) * 86_400) + .seconds(9 * 3_600) - nineHours)
            #expect(MarketTimeZone.korea.localTime(at: instant - .nanoseconds(1)).time == TimeOfDay("08:59:59"))
        }
    }

    @Test(arguments: [
        (MarketTimeZone.korea, "2026-11-19T15:00:00Z", "2026-11-20", "00:00"),
        (.korea, "2026-11-19T14:59:59.999999999Z", "2026-11-19", "23:59:59"),
        (.korea, "1969-12-31T14:59:59Z", "1969-12-31", "23:59:59"),
        (.usEastern, "2026-11-20T15:15:02Z", "2026-11-20", "10:15:02"),
        (.usEastern, "2026-07-01T03:59:59Z", "2026-06-30", "23:59:59"),
        (.usEastern, "2026-07-01T04:00:00Z", "2026-07-01", "00:00"),
        (.usEastern, "2000-07-01T04:00:00Z", "2000-06-30", "23:00"),
        (.usEastern, "2040-07-01T04:00:00Z", "2040-06-30", "23:00"),
    ])
    func `the local clock is read`(zone: MarketTimeZone, instant: String, date: String, time: String) throws {
        let local = zone.localTime(at: try timestamp(instant))

        #expect(local.date.description == date)
        #expect(local.time.description == time)
    }

    @Test(arguments: 2_007...2_037)
    func `New York changes its clocks on the second Sunday of March and the first of November`(year: Int) throws {
        let spring = try sunday(2, ofMonth: 3, of: year)
        let autumn = try sunday(1, ofMonth: 11, of: year)

        #expect(try newYork(spring, "01:59:59").description == "\(spring)T06:59:59Z")
        #expect(try newYork(spring, "03:00").description == "\(spring)T07:00:00Z")
        #expect(try newYork(autumn, "00:59:59").description == "\(autumn)T04:59:59Z")
        #expect(try newYork(autumn, "02:00").description == "\(autumn)T07:00:00Z")
        #expect(try newYork(spring.advanced(by: -1), "12:00").description == "\(spring.advanced(by: -1))T17:00:00Z")
        #expect(try newYork(autumn.advanced(by: -1), "12:00").description == "\(autumn.advanced(by: -1))T16:00:00Z")
    }

    @Test func `a time skipped in spring is the instant of the jump`() throws {
        let date = try #require(CivilDate("2026-03-08"))

        #expect(try newYork(date, "02:00").description == "2026-03-08T07:00:00Z")
        #expect(try newYork(date, "02:59:59").description == "2026-03-08T07:00:00Z")
        #expect(MarketTimeZone.usEastern.localTime(at: try newYork(date, "02:30")).time == TimeOfDay("03:00"))
    }

    @Test func `a time that comes twice in autumn is its first occurrence`() throws {
        let date = try #require(CivilDate("2026-11-01"))

        #expect(try newYork(date, "01:00").description == "2026-11-01T05:00:00Z")
        #expect(try newYork(date, "01:59:59").description == "2026-11-01T05:59:59Z")
        #expect(
            MarketTimeZone.usEastern.localTime(at: try timestamp("2026-11-01T06:30:00Z")).time == TimeOfDay("01:30")
        )
    }

    @Test func `local time and instant agree at every quarter of an hour of a year`() throws {
        let first = try timestamp("2026-01-01T05:00:00Z")

        for quarter in 0..<(365 * 96) {
            let instant = first + .seconds(quarter * 900)
            let (date, time) = MarketTimeZone.usEastern.localTime(at: instant)
            let back = MarketTimeZone.usEastern.timestamp(of: date, at: time)

            let isSecondPass = date == CivilDate("2026-11-01") && back != instant
            #expect(back == (isSecondPass ? instant - .seconds(3_600) : instant))
        }
    }

    @Test func `dates beyond the range of instants give the nearest instant`() {
        for zone in MarketTimeZone.allCases {
            #expect(zone.timestamp(of: .latest, at: .endOfDay) == Timestamp(nanoseconds: .max))
            #expect(zone.timestamp(of: .earliest, at: .midnight) == Timestamp(nanoseconds: .min))
        }
    }

    @Test func `the ends of the range of instants have a local time`() {
        for zone in MarketTimeZone.allCases {
            #expect(zone.localTime(at: Timestamp(nanoseconds: .max)).date.year == 2_262)
            #expect(zone.localTime(at: Timestamp(nanoseconds: .min)).date.year == 1_677)
        }
    }

    private func newYork(_ date: CivilDate, _ time: String) throws -> Timestamp {
        MarketTimeZone.usEastern.timestamp(of: date, at: try #require(TimeOfDay(time)))
    }

    private func sunday(_ count: Int, ofMonth month: Int, of year: Int) throws -> CivilDate {
        let first = try #require(CivilDate(year: year, month: month, day: 1))
        let firstSunday = first.advanced(by: 7 - first.weekday.rawValue)
        return firstSunday.advanced(by: 7 * (count - 1))
    }

    /// An instant from the text that it describes itself by, whole seconds and nanoseconds.
    private func timestamp(_ text: String) throws -> Timestamp {
        let date = try #require(CivilDate(text.prefix(10)))
        let time = try #require(TimeOfDay(text.dropFirst(11).prefix(8)))
        let decimals = text.dropFirst(20).dropLast()
        let fraction = decimals.isEmpty ? 0 : try #require(Int64(decimals))
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(time.secondsSinceMidnight)
        return Timestamp(nanoseconds: seconds * 1_000_000_000 + fraction)
    }
}
