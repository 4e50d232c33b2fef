import Engine
import PluginAPI
import Testing

@Suite struct SessionHoursTests {
    private let calendars: Calendars

    init() throws {
        calendars = try Calendars.builtIn()
    }

    @Test(arguments: [
        // A usual day before and after the change of 2026-09-14.
        (
            "2026-09-11",
            [
                "krx-before-open 08:30-08:40", "krx-opening-auction 08:30-09:00", "krx-regular 09:00-15:30",
                "krx-closing-auction 15:20-15:30", "krx-after-close 15:40-16:00", "krx-single-price 16:00-18:00",
            ]
        ),
        (
            "2026-09-14",
            [
                "krx-before-open 08:30-08:40", "krx-opening-auction 08:30-09:00", "krx-regular 09:00-15:30",
                "krx-closing-auction 15:20-15:30", "krx-after-close 15:40-16:00", "krx-after 16:00-20:00",
            ]
        ),
        // The first trading day of a year: only the opening moves.
        (
            "2026-01-02",
            [
                "krx-before-open 09:30-09:40", "krx-opening-auction 09:30-10:00", "krx-regular 10:00-15:30",
                "krx-closing-auction 15:20-15:30", "krx-after-close 15:40-16:00", "krx-single-price 16:00-18:00",
            ]
        ),
        // A CSAT day: everything moves but the end of the evening.
        (
            "2025-11-13",
            [
                "krx-before-open 09:30-09:40", "krx-opening-auction 09:30-10:00", "krx-regular 10:00-16:30",
                "krx-closing-auction 16:20-16:30", "krx-after-close 16:40-17:00", "krx-single-price 17:00-18:00",
            ]
        ),
        ("2026-12-31", []),
        ("2026-11-21", []),
    ])
    func `KRX keeps its hours`(day: String, sessions: [String]) throws {
        #expect(try texts(.krx, day) == sessions)
    }

    @Test(arguments: [
        ("2026-11-20", ["nxt-pre 08:00-08:50", "nxt-main 09:00:30-15:20", "nxt-after 15:40-20:00"]),
        ("2026-01-02", ["nxt-main 10:00:30-15:20", "nxt-after 15:40-20:00"]),
        ("2025-11-13", ["nxt-main 10:00:30-16:20", "nxt-after 16:40-20:00"]),
        ("2025-02-28", []),
    ])
    func `Nextrade keeps its hours`(day: String, sessions: [String]) throws {
        #expect(try texts(.nxt, day) == sessions)
    }

    @Test(arguments: [
        ("2026-11-25", ["us-pre 04:00-09:30", "us-regular 09:30-16:00", "us-after 16:00-18:00"]),
        ("2026-11-26", []),
        ("2026-11-27", ["us-pre 04:00-09:30", "us-regular 09:30-13:00", "us-after 13:00-17:00"]),
        ("2024-07-03", ["us-pre 04:00-09:30", "us-regular 09:30-13:00", "us-after 13:00-17:00"]),
        ("2026-07-02", ["us-pre 04:00-09:30", "us-regular 09:30-16:00", "us-after 16:00-18:00"]),
    ])
    func `the US exchanges keep their hours`(day: String, sessions: [String]) throws {
        #expect(try texts(.us, day) == sessions)
    }

    @Test(arguments: [
        (SessionName.usRegular, "2026-03-06", "2026-03-06T14:30:00Z", "2026-03-06T21:00:00Z"),
        (.usRegular, "2026-03-09", "2026-03-09T13:30:00Z", "2026-03-09T20:00:00Z"),
        (.usRegular, "2026-10-30", "2026-10-30T13:30:00Z", "2026-10-30T20:00:00Z"),
        (.usRegular, "2026-11-02", "2026-11-02T14:30:00Z", "2026-11-02T21:00:00Z"),
        (.usPre, "2026-07-01", "2026-07-01T08:00:00Z", "2026-07-01T13:30:00Z"),
        (.usAfter, "2026-07-01", "2026-07-01T20:00:00Z", "2026-07-01T22:00:00Z"),
        (.usRegular, "2026-11-27", "2026-11-27T14:30:00Z", "2026-11-27T18:00:00Z"),
        (.krxRegular, "2026-11-20", "2026-11-20T00:00:00Z", "2026-11-20T06:30:00Z"),
        (.krxRegular, "2026-11-19", "2026-11-19T01:00:00Z", "2026-11-19T07:30:00Z"),
        (.krxRegular, "2027-11-18", "2027-11-18T01:00:00Z", "2027-11-18T07:30:00Z"),
        (.nxtPre, "2025-03-04", "2025-03-03T23:00:00Z", "2025-03-03T23:50:00Z"),
        (.nxtMain, "2026-11-20", "2026-11-20T00:00:30Z", "2026-11-20T06:20:00Z"),
    ])
    func `sessions are instants in UTC`(name: SessionName, day: String, start: String, end: String) throws {
        let hours = try #require(calendars[name.market].hours(of: name, on: date(day)))

        #expect(hours.lowerBound.description == start)
        #expect(hours.upperBound.description == end)
    }

    @Test(arguments: 2_020...2_027)
    func `the first trading day of a year opens at ten`(year: Int) throws {
        let krx = calendars[.krx]
        let first = try #require(krx.nextTradingDay(after: date("\(year - 1)-12-31")))
        let second = try #require(krx.nextTradingDay(after: first))

        #expect(try texts(.krx, first.description).contains("krx-regular 10:00-15:30"))
        #expect(try texts(.krx, second.description).contains("krx-regular 09:00-15:30"))
    }

    @Test func `twice a year and no more often KRX opens at ten`() throws {
        let krx = calendars[.krx]
        let nine = try #require(TimeOfDay("09:00"))

        let late = try (date("2020-01-01")...date("2027-12-31")).filter { day in
            guard let hours = krx.hours(of: .krxRegular, on: day) else { return false }
            return krx.timeZone.localTime(at: hours.lowerBound).time != nine
        }

        #expect(late.count == 16)
        #expect(Set(late.filter { $0.month == 12 || $0.month == 11 }.map(\.weekday)) == [.thursday])
    }

    @Test func `a US session is one trading day although it passes midnight in Korea`() throws {
        let us = calendars[.us]
        let day = try date("2026-11-20")

        for session in us.sessions(on: day) {
            #expect(us.tradingDay(at: session.hours.lowerBound) == day)
            #expect(us.tradingDay(at: session.hours.upperBound - .nanoseconds(1)) == day)
        }
        let close = try #require(us.hours(of: .usRegular, on: day)).upperBound
        #expect(try calendars[.krx].tradingDay(at: close) == date("2026-11-21"))
    }

    @Test(arguments: CalendarMarket.allCases)
    func `sessions of a day never last into the next`(market: CalendarMarket) throws {
        for day in try date("2020-01-01")...date("2027-12-31") {
            for session in calendars[market].sessions(on: day) {
                #expect(!session.hours.isEmpty)
                #expect(calendars[market].tradingDay(at: session.hours.lowerBound) == day)
                #expect(calendars[market].tradingDay(at: session.hours.upperBound) == day)
            }
        }
    }

    private func texts(_ market: CalendarMarket, _ day: String) throws -> [String] {
        let calendar = calendars[market]
        return try calendar.sessions(on: date(day)).map { session in
            let start = calendar.timeZone.localTime(at: session.hours.lowerBound).time
            let end = calendar.timeZone.localTime(at: session.hours.upperBound).time
            return "\(session.name.rawValue) \(start)-\(end)"
        }
    }

    private func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text))
    }
}
