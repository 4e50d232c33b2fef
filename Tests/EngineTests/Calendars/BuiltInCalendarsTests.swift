import Engine
import PluginAPI
import Testing

@Suite struct BuiltInCalendarsTests {
    private let calendars: Calendars

    init() throws {
        calendars = try Calendars.builtIn()
    }

    @Test(arguments: [
        (CalendarMarket.krx, [248, 248, 246, 245, 244, 242, 244, 245]),
        (.us, [253, 252, 251, 250, 252, 250, 251, 251]),
    ])
    func `every year from 2020 to 2027 has its trading days`(market: CalendarMarket, counts: [Int]) throws {
        for (year, count) in zip(2_020...2_027, counts) {
            let days = try date("\(year)-01-01")...date("\(year)-12-31")

            #expect(days.count { calendars[market].isTradingDay($0) } == count, "\(market) in \(year)")
        }
    }

    @Test func `Nextrade keeps the days of KRX since it opened`() throws {
        let opened = try date("2025-03-04")

        for day in try date("2020-01-01")...date("2027-12-31") {
            let expected = day >= opened && calendars[.krx].isTradingDay(day)
            #expect(calendars[.nxt].isTradingDay(day) == expected, "\(day)")
        }
    }

    @Test(arguments: [
        ("2026-06-03", "지방선거일"), ("2026-07-17", "제헌절"), ("2027-05-03", "노동절 대체 휴일"),
        ("2027-07-19", "제헌절 대체 휴일"), ("2025-01-27", "임시공휴일"), ("2025-06-03", "대통령 선거일"),
        ("2020-08-17", "임시공휴일"), ("2024-10-01", "국군의 날"), ("2026-12-31", "연말휴장일"), ("2022-12-30", "연말휴장일"),
    ])
    func `KRX is closed on holidays that other calendars miss`(day: String, name: String) throws {
        #expect(try !calendars[.krx].isTradingDay(date(day)))
        #expect(try calendars[.krx].name(ofHoliday: date(day)) == name)
    }

    @Test(arguments: [
        ("2026-11-26", "Thanksgiving Day"), ("2026-07-03", "Independence Day (observed)"),
        ("2025-01-09", "National Day of Mourning for former President Jimmy Carter"),
    ])
    func `the US exchanges are closed on their holidays`(day: String, name: String) throws {
        #expect(try !calendars[.us].isTradingDay(date(day)))
        #expect(try calendars[.us].name(ofHoliday: date(day)) == name)
    }

    @Test func `years end and begin as they did`() throws {
        let krx = calendars[.krx]

        #expect(try krx.nextTradingDay(after: date("2025-12-30")) == date("2026-01-02"))
        #expect(try krx.previousTradingDay(before: date("2026-01-02")) == date("2025-12-30"))
        #expect(try krx.nextTradingDay(after: date("2026-12-30")) == date("2027-01-04"))
        #expect(try calendars[.us].nextTradingDay(after: date("2026-12-31")) == date("2027-01-04"))
        #expect(try krx.nextTradingDay(after: date("2026-09-23")) == date("2026-09-28"))
    }

    @Test(arguments: CalendarMarket.allCases)
    func `the data say what they cover and when they expire`(market: CalendarMarket) throws {
        let calendar = calendars[market]

        #expect(calendar.market == market)
        #expect(try calendar.coverage == date("2020-01-01")...date("2027-12-31"))
        #expect(calendar.expires >= calendar.coverage.lowerBound && calendar.expires <= calendar.coverage.upperBound)
        #expect(calendar.source.contains("holidays 0."))
        #expect(try !calendar.covers(date("2028-01-03")))
    }

    @Test(arguments: CalendarMarket.allCases)
    func `every session name has hours on some day and every session belongs to its market`(market: CalendarMarket)
        throws
    {
        let days = try [date("2026-09-11"), date("2026-09-14")]

        let names = Set(days.flatMap { calendars[market].sessions(on: $0).map(\.name) })

        #expect(names == Set(SessionName.allCases.filter { $0.market == market }))
    }

    private func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text))
    }
}
