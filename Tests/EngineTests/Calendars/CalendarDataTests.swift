import Engine
import PluginAPI
import Testing

@Suite struct CalendarDataTests {
    private static let sessionHeaders = "source: a notice\nmade: 2026-01-01\nexpires: 2026-12-31\nhours: 09:00-15:30\n"
    private static let sessions = sessionHeaders + "krx-regular\t09:00-15:30\topen/close\t-\t-\n"
    private static let dayHeaders =
        "source: a list\nmade: 2026-01-01\nexpires: 2026-06-30\ncoverage: 2026-01-01..2026-12-31\n"

    @Test func `a calendar is read from its two files`() throws {
        let calendar = try read(
            days: Self.dayHeaders
                + "# a comment\n\n2026-01-02\tlate-open\t10:00-15:30\t첫날\n2026-05-05\tholiday\t-\t어린이날\n",
            sessions: "opened: 2026-01-02\n" + Self.sessions
        )

        #expect(calendar.source == "a list; a notice")
        #expect(calendar.expires == CivilDate("2026-06-30"))
        #expect(calendar.opened == CivilDate("2026-01-02"))
        #expect(calendar.name(ofHoliday: try #require(CivilDate("2026-05-05"))) == "어린이날")
        #expect(calendar.sessions(on: try #require(CivilDate("2026-05-04"))).map(\.name) == [.krxRegular])
    }

    @Test func `lines that end as on Windows are read`() throws {
        let days = Self.dayHeaders + "2026-05-05\tholiday\t-\t어린이날\n"

        let calendar = try read(days: windows(days), sessions: windows(Self.sessions))

        #expect(calendar.name(ofHoliday: try #require(CivilDate("2026-05-05"))) == "어린이날")
    }

    @Test(arguments: [
        ("2026-02-30\tholiday\t-\tx", "'2026-02-30' is not a date such as 2026-11-20"),
        ("2027-01-01\tholiday\t-\tx", "2027-01-01 is outside the coverage of the file"),
        ("2026-05-05\tholyday\t-\tx", "'holyday' is not holiday, late-open, early-close, hours or a session of krx"),
        ("2026-05-05\tnxt-pre\t-\tx", "'nxt-pre' is not holiday, late-open, early-close, hours or a session of krx"),
        ("2026-05-05\tholiday\t09:00-12:00\tx", "a holiday has no hours; write -"),
        ("2026-05-05\thours\t-\tx", "'-' is not a range of hours such as 09:00-15:30"),
        ("2026-05-05\tlate-open\t09:00-15:30\tx", "09:00-15:30 does not open later and close as usual (09:00-15:30)"),
        ("2026-05-05\tlate-open\t10:00-16:30\tx", "10:00-16:30 does not open later and close as usual (09:00-15:30)"),
        (
            "2026-05-05\tearly-close\t10:00-13:00\tx",
            "10:00-13:00 does not open as usual and close earlier (09:00-15:30)"
        ),
        ("2026-05-05\tholiday\t-", "the row has 3 columns and needs 4"),
        ("2026-05-05\tholiday\t-\t", "a column is empty; write - for nothing"),
        ("2026-05-05 holiday - x", "'2026-05-05 holiday - x' is neither a header of this file nor a row with tabs"),
        ("sauce: x", "'sauce: x' is neither a header of this file nor a row with tabs"),
        ("source:", "'source:' is neither a header of this file nor a row with tabs"),
        ("source: x", "'source' is already on line 1"),
    ])
    func `a malformed line of days is named with its place`(line: String, problem: String) {
        let error = #expect(throws: CalendarDataError.self) {
            try read(days: Self.dayHeaders + line + "\n", sessions: Self.sessions)
        }

        #expect(error?.description == "krx-days.tsv:5: \(problem)")
    }

    @Test(arguments: [
        ("2026-05-05\tholiday\t-\tx", "2026-05-05\tholiday\t-\ty", "2026-05-05 has already been given another meaning"),
        (
            "2026-05-05\tholiday\t-\tx", "2026-05-05\tkrx-regular\t-\ty",
            "2026-05-05 has already been given another meaning"
        ),
        (
            "2026-05-05\tkrx-regular\t-\tx", "2026-05-05\thours\t10:00-15:30\ty",
            "2026-05-05 has already been given another meaning"
        ),
        (
            "2026-05-05\tkrx-regular\t-\tx", "2026-05-05\tkrx-regular\t09:00-10:00\ty",
            "2026-05-05 has already been given another meaning"
        ),
        (
            "2026-05-05\tholiday\t-\tx", "2026-05-04\tholiday\t-\ty",
            "2026-05-04 stands after 2026-05-05; rows go by date"
        ),
    ])
    func `lines that contradict each other are named`(first: String, second: String, problem: String) {
        let error = #expect(throws: CalendarDataError.self) {
            try read(days: Self.dayHeaders + first + "\n" + second + "\n", sessions: Self.sessions)
        }

        #expect(error?.description == "krx-days.tsv:6: \(problem)")
    }

    @Test func `a session may have other hours from a day on`() throws {
        let sessions =
            Self.sessionHeaders + "krx-after\t16:00-18:00\tclose/fixed\t-\t2026-05-05\n"
            + "krx-after\t16:00-20:00\tclose/fixed\t2026-05-06\t-\n"

        let calendar = try read(days: Self.dayHeaders, sessions: sessions)

        let last = try #require(CivilDate("2026-05-05"))
        let before = try #require(calendar.hours(of: .krxAfter, on: last))
        let after = try #require(calendar.hours(of: .krxAfter, on: last.advanced(by: 1)))
        #expect(before.upperBound - before.lowerBound == .seconds(2 * 3_600))
        #expect(after.upperBound - after.lowerBound == .seconds(4 * 3_600))
    }

    @Test func `hours of sessions may follow the hours of their day`() throws {
        let calendar = try read(
            days: Self.dayHeaders + "2026-05-04\tearly-close\t09:00-13:00\tx\n2026-05-04\tkrx-regular\t-\tx\n",
            sessions: Self.sessions
        )

        #expect(calendar.hours(of: .krxRegular, on: try #require(CivilDate("2026-05-04"))) == nil)
    }

    @Test(arguments: [
        ("krx-regular\t16:00-20:00\topen/close\t-\t-", "'krx-regular' already has hours in a part of that time"),
        ("krx-lunch\t12:00-13:00\topen/close\t-\t-", "'krx-lunch' is not a session of krx"),
        ("us-pre\t04:00-09:30\topen/close\t-\t-", "'us-pre' is not a session of krx"),
        ("krx-after\t1600-2000\tclose/fixed\t-\t-", "'1600-2000' is not a range of hours such as 09:00-15:30"),
        (
            "krx-after\t16:00-20:00\tclose\t-\t-",
            "'close' is neither 'dropped' nor two of open, close and fixed such as open/close"
        ),
        (
            "krx-after\t16:00-20:00\tclose/fixt\t-\t-",
            "'close/fixt' is neither 'dropped' nor two of open, close and fixed such as open/close"
        ),
        (
            "krx-after\t16:00-20:00\tclose/what/fixed\t-\t-",
            "'close/what/fixed' is neither 'dropped' nor two of open, close and fixed such as open/close"
        ),
        ("krx-after\t16:00-20:00\tclose/fixed\t20260914x\t-", "'20260914x' is not a date such as 2026-11-20"),
    ])
    func `a malformed line of sessions is named with its place`(line: String, problem: String) {
        let error = #expect(throws: CalendarDataError.self) {
            try read(days: Self.dayHeaders, sessions: Self.sessions + line + "\n")
        }

        #expect(error?.description == "krx-sessions.tsv:6: \(problem)")
    }

    @Test(arguments: ["source", "made", "expires", "coverage"])
    func `a missing header of days is named`(key: String) {
        let days = Self.dayHeaders.split(separator: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")

        let error = #expect(throws: CalendarDataError.self) { try read(days: days, sessions: Self.sessions) }

        #expect(error?.description == "krx-days.tsv: the header '\(key)' is missing")
    }

    @Test(arguments: ["source", "made", "expires", "hours"])
    func `a missing header of sessions is named`(key: String) {
        let sessions = Self.sessionHeaders.split(separator: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")

        let error = #expect(throws: CalendarDataError.self) { try read(days: Self.dayHeaders, sessions: sessions) }

        #expect(error?.description == "krx-sessions.tsv: the header '\(key)' is missing")
    }

    @Test(arguments: [
        "2026-01-01", "2026-12-31..2026-01-01", "2026-01-01..", "2026-01-01..2026-02-01..2026-03-01", "a..b",
        "2026-01-01..x..2026-02-01",
    ])
    func `a malformed coverage is named`(coverage: String) {
        let days = "source: a\nmade: 2026-01-01\nexpires: 2026-12-31\ncoverage: \(coverage)\n"

        let error = #expect(throws: CalendarDataError.self) { try read(days: days, sessions: Self.sessions) }

        #expect(
            error?.description
                == "krx-days.tsv:4: '\(coverage)' is not a range of days such as 2020-01-01..2027-12-31"
        )
    }

    @discardableResult
    private func read(days: String, sessions: String) throws -> TradingCalendar {
        try TradingCalendar(
            market: .krx,
            days: (name: "krx-days.tsv", text: days),
            sessions: (name: "krx-sessions.tsv", text: sessions)
        )
    }

    private func windows(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
}
