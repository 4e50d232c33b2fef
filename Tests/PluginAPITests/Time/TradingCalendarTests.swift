import PluginAPI
import Testing

@Suite struct TradingCalendarTests {
    @Test func `weekends and holidays are no trading days`() throws {
        let calendar = try calendar(changes: [.init(date("2026-11-20"), .holiday, name: "쉬는 날")])

        #expect(try calendar.isTradingDay(date("2026-11-19")))
        #expect(try !calendar.isTradingDay(date("2026-11-20")))
        #expect(try !calendar.isTradingDay(date("2026-11-21")))
        #expect(try !calendar.isTradingDay(date("2026-11-22")))
        #expect(try calendar.isTradingDay(date("2026-11-23")))
        #expect(try calendar.name(ofHoliday: date("2026-11-20")) == "쉬는 날")
        #expect(try calendar.name(ofHoliday: date("2026-11-21")) == nil)
    }

    @Test func `outside the coverage weekdays are taken for trading days and that can be seen`() throws {
        let calendar = try calendar()

        #expect(try !calendar.covers(date("2027-01-01")))
        #expect(try calendar.isTradingDay(date("2027-01-01")))
        #expect(try calendar.hours(of: .krxRegular, on: date("2027-01-01")) != nil)
        #expect(try !calendar.isTradingDay(date("2027-01-02")))
        #expect(try calendar.covers(date("2026-12-31")))
    }

    @Test func `neighbouring trading days are found across holidays`() throws {
        let calendar = try calendar(changes: [.init(date("2026-11-20"), .holiday, name: "쉬는 날")])

        #expect(try calendar.nextTradingDay(after: date("2026-11-19")) == date("2026-11-23"))
        #expect(try calendar.previousTradingDay(before: date("2026-11-23")) == date("2026-11-19"))
        #expect(try calendar.nextTradingDay(after: date("2026-11-21")) == date("2026-11-23"))
        #expect(calendar.nextTradingDay(after: .latest) == nil)
        #expect(calendar.previousTradingDay(before: .earliest) == nil)
        #expect(calendar.previousTradingDay(before: .earliest.advanced(by: 1)) == .earliest)
    }

    @Test func `a market does not trade before it opened`() throws {
        let opened = try date("2026-03-04")
        let calendar = try calendar(opened: opened)

        #expect(!calendar.isTradingDay(opened.advanced(by: -1)))
        #expect(calendar.isTradingDay(opened))
        #expect(calendar.sessions(on: opened.advanced(by: -1)).isEmpty)
        #expect(try calendar.nextTradingDay(after: date("2026-01-01")) == opened)
        #expect(calendar.previousTradingDay(before: opened) == nil)
        #expect(calendar.previousTradingDay(before: opened.advanced(by: 1)) == opened)
        #expect(try calendar.previousTradingDay(before: date("2026-01-01")) == nil)
    }

    @Test func `sessions move with the open and the close as their rules say`() throws {
        let day = try date("2026-11-19")
        let calendar = try calendar(changes: [.init(day, .hours(hours("10:00-16:30")), name: "수능")])

        let sessions = calendar.sessions(on: day).map { "\($0.name.rawValue) \(text($0.hours))" }

        #expect(
            sessions == [
                "krx-opening-auction 09:30-10:00", "krx-regular 10:00-16:30", "krx-single-price 17:00-18:00",
            ]
        )
        #expect(try calendar.hours(of: .krxBeforeOpen, on: date("2026-11-18")).map(text) == "08:30-08:40")
        #expect(calendar.hours(of: .krxBeforeOpen, on: day) == nil)
    }

    @Test func `a dropped session stays on a day that only closes earlier`() throws {
        let day = try date("2026-11-19")
        let calendar = try calendar(changes: [.init(day, .hours(hours("09:00-12:00")), name: "일찍 마감")])

        #expect(calendar.hours(of: .krxBeforeOpen, on: day).map(text) == "08:30-08:40")
        #expect(calendar.hours(of: .krxSinglePrice, on: day).map(text) == "12:30-18:00")
    }

    @Test func `a session with nothing left of it is not held`() throws {
        let day = try date("2026-11-19")
        let calendar = try calendar(changes: [.init(day, .hours(hours("09:00-17:30")), name: "늦게 마감")])

        #expect(calendar.hours(of: .krxSinglePrice, on: day) == nil)
    }

    @Test func `sessions of a day belong to its date`() throws {
        let day = try date("2026-11-19")

        #expect(try calendar().sessions(on: day).allSatisfy { $0.tradingDay == day })
        #expect(try calendar().sessions(on: date("2026-11-21")).isEmpty)
        #expect(try calendar().hours(of: .nxtMain, on: day) == nil)
    }

    @Test func `rules hold from their first to their last day`() throws {
        let calendar = try calendar()

        #expect(try calendar.hours(of: .krxSinglePrice, on: date("2026-12-11")) != nil)
        #expect(try calendar.hours(of: .krxSinglePrice, on: date("2026-12-14")) == nil)
        #expect(try calendar.hours(of: .krxAfter, on: date("2026-12-11")) == nil)
        #expect(try calendar.hours(of: .krxAfter, on: date("2026-12-14")).map(text) == "16:00-20:00")
    }

    @Test func `the user's own days come before those of the data`() throws {
        let original = try calendar(changes: [
            .init(date("2026-11-20"), .holiday, name: "쉬는 날"),
            .init(date("2026-11-19"), .hours(hours("10:00-16:30")), name: "수능"),
            .init(date("2026-11-19"), .session(.krxSinglePrice, hours("17:10-18:00")), name: "수능"),
        ])

        let changed = try original.applying([
            .init(date("2026-11-20"), .opening, name: "개장"),
            .init(date("2026-11-21"), .opening, name: "토요일 개장"),
            .init(date("2026-11-18"), .holiday, name: "임시 휴장"),
            .init(date("2026-11-19"), .hours(hours("09:00-15:30")), name: "정상"),
            .init(date("2026-11-23"), .session(.krxBeforeOpen, nil), name: "쉼"),
        ])

        #expect(try changed.isTradingDay(date("2026-11-20")))
        #expect(try changed.isTradingDay(date("2026-11-21")))
        #expect(try !changed.isTradingDay(date("2026-11-18")))
        #expect(try changed.hours(of: .krxSinglePrice, on: date("2026-11-19")).map(text) == "16:00-18:00")
        #expect(try changed.hours(of: .krxBeforeOpen, on: date("2026-11-23")) == nil)
        #expect(try original.hours(of: .krxSinglePrice, on: date("2026-11-19")).map(text) == "17:10-18:00")
        #expect(try !original.isTradingDay(date("2026-11-20")))
    }

    @Test func `a day opened and closed again is closed`() throws {
        let day = try date("2026-11-21")

        let changed = try calendar().applying([
            .init(day, .opening, name: "개장"), .init(day, .holiday, name: "취소"),
        ])

        #expect(!changed.isTradingDay(day))
    }

    @Test func `the user's own session hours come before those of the data`() throws {
        let changed = try calendar().applying(
            [],
            rules: [
                .init(
                    .krxRegular,
                    hours("08:00-16:00"),
                    movement: .moved(start: .open, end: .close),
                    from: date("2026-11-20")
                )
            ]
        )

        #expect(try changed.hours(of: .krxRegular, on: date("2026-11-19")).map(text) == "09:00-15:30")
        #expect(try changed.hours(of: .krxRegular, on: date("2026-11-20")).map(text) == "08:00-16:00")
    }

    @Test func `a session may pass midnight`() throws {
        let day = try date("2026-11-19")
        let changed = try calendar().applying([.init(day, .session(.krxAfter, hours("20:00-04:00")), name: "야간")])

        let night = try #require(changed.hours(of: .krxAfter, on: day))

        #expect(night.upperBound - night.lowerBound == .seconds(8 * 3_600))
        #expect(try changed.tradingDay(at: night.upperBound) == date("2026-11-20"))
    }

    private func calendar(
        opened: CivilDate? = nil,
        changes: [TradingCalendar.DayChange] = []
    ) throws -> TradingCalendar {
        TradingCalendar(
            market: .krx,
            coverage: try date("2026-01-01")...date("2026-12-31"),
            source: "test",
            expires: try date("2026-12-31"),
            opened: opened,
            usualHours: try hours("09:00-15:30"),
            rules: [
                .init(.krxBeforeOpen, try hours("08:30-08:40"), movement: .dropped),
                .init(.krxOpeningAuction, try hours("08:30-09:00"), movement: .moved(start: .open, end: .open)),
                .init(.krxRegular, try hours("09:00-15:30"), movement: .moved(start: .open, end: .close)),
                .init(
                    .krxSinglePrice,
                    try hours("16:00-18:00"),
                    movement: .moved(start: .close, end: .fixed),
                    until: try date("2026-12-11")
                ),
                .init(
                    .krxAfter,
                    try hours("16:00-20:00"),
                    movement: .moved(start: .close, end: .fixed),
                    from: try date("2026-12-14")
                ),
            ],
            changes: changes
        )
    }

    private func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text))
    }

    private func hours(_ text: String) throws -> HourRange {
        try #require(HourRange(text))
    }

    private func text(_ interval: Range<Timestamp>) -> String {
        let zone = MarketTimeZone.korea
        return "\(zone.localTime(at: interval.lowerBound).time)-\(zone.localTime(at: interval.upperBound).time)"
    }
}
