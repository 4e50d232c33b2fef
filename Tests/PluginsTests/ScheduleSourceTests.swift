import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct ScheduleSourceTests {
    /// The first timers after a moment, as the market's clock shows them.
    private func timers(_ yaml: String, after start: String, count: Int) throws -> [String] {
        let settings = try SettingsText.settings(yaml, for: ScheduleSource.self)
        let source = ScheduleSource(settings: settings)
        let zone = settings.market.timeZone
        var moment = zone.moment(start)
        return (0..<count).compactMap { _ in
            guard let timer = source.next(after: moment, in: ScheduleCalendars.all) else { return nil }
            moment = timer.due
            return zone.text(timer.due)
        }
    }

    @Test func `times come in order on trading days only`() throws {
        let found = try timers("at: [\"16:00\", \"09:00\"]", after: "2026-11-20 10:00", count: 3)

        #expect(found == ["2026-11-20 16:00", "2026-11-23 09:00", "2026-11-23 16:00"])
    }

    @Test func `a timer is strictly after the moment`() throws {
        let found = try timers("at: [09:00:30]", after: "2026-11-20 09:00:30", count: 1)

        #expect(found == ["2026-11-23 09:00:30"])
    }

    @Test func `a holiday is left out`() throws {
        let found = try timers("at: [09:00]", after: "2026-09-23 12:00", count: 1)

        #expect(found == ["2026-09-28 09:00"])
    }

    @Test func `an interval begins with the hours and ends before their end`() throws {
        let yaml = "{ every: 3h, hours: 09:00-15:00 }"

        let found = try timers(yaml, after: "2026-11-20 00:00", count: 3)

        #expect(found == ["2026-11-20 09:00", "2026-11-20 12:00", "2026-11-23 09:00"])
    }

    @Test func `hours over midnight belong to the day they begin on`() throws {
        let yaml = "{ every: 2h, hours: 22:00-03:00 }"

        let found = try timers(yaml, after: "2026-11-20 21:00", count: 4)

        #expect(found == ["2026-11-20 22:00", "2026-11-21 00:00", "2026-11-21 02:00", "2026-11-23 22:00"])
    }

    @Test func `an interval without hours runs all day`() throws {
        let found = try timers("every: 12h", after: "2026-11-20 13:00", count: 2)

        #expect(found == ["2026-11-23 00:00", "2026-11-23 12:00"])
    }

    @Test(arguments: [
        ("first-of-week", "2026-09-21 10:00", ["2026-09-28", "2026-10-06", "2026-10-12"]),
        ("last-of-week", "2026-09-21 10:00", ["2026-09-23", "2026-10-02", "2026-10-08"]),
        ("first-of-month", "2025-12-31 10:00", ["2026-01-02", "2026-02-02", "2026-03-03"]),
        ("last-of-month", "2026-11-20 10:00", ["2026-11-30", "2026-12-30", "2027-01-29"]),
        ("weekdays", "2026-12-31 10:00", ["2027-01-01", "2027-01-04", "2027-01-05"]),
        ("daily", "2026-09-25 10:00", ["2026-09-26", "2026-09-27", "2026-09-28"]),
        ("mon, fri", "2026-09-21 10:00", ["2026-09-25", "2026-09-28", "2026-10-02"]),
    ])
    func `words name days`(days: String, start: String, expected: [String]) throws {
        let found = try timers("{ at: [09:00], days: [\(days)] }", after: start, count: 3)

        #expect(found == expected.map { "\($0) 09:00" })
    }

    @Test func `cron runs every day unless days are named`() throws {
        let daily = try timers("cron: \"30 8 * * *\"", after: "2026-11-20 09:00", count: 1)
        let trading = try timers("{ cron: \"30 8 * * *\", days: [trading] }", after: "2026-11-20 09:00", count: 1)

        #expect(daily == ["2026-11-21 08:30"])
        #expect(trading == ["2026-11-23 08:30"])
    }

    @Test func `cron takes either of two restricted day fields`() throws {
        let found = try timers("cron: \"0 9 1 * mon\"", after: "2026-11-24 00:00", count: 3)

        #expect(found == ["2026-11-30 09:00", "2026-12-01 09:00", "2026-12-07 09:00"])
    }

    @Test func `cron takes both day fields when one begins with a star`() throws {
        let found = try timers("cron: \"0 9 */2 * mon\"", after: "2026-11-21 00:00", count: 2)

        #expect(found == ["2026-11-23 09:00", "2026-12-07 09:00"])
    }

    @Test func `the leap day is found over a leapless century`() throws {
        let found = try timers("cron: \"0 0 29 2 *\"", after: "2096-03-01 00:00", count: 1)

        #expect(found == ["2104-02-29 00:00"])
    }

    @Test func `a timer carries the schedule's name`() throws {
        let settings = try SettingsText.settings("{ name: report, at: [09:00] }", for: ScheduleSource.self)
        let source = ScheduleSource(settings: settings)

        let timer = source.next(after: Timestamp(nanoseconds: 0), in: ScheduleCalendars.all)

        #expect(timer?.name == "report")
    }

    @Test func `nothing comes after the end of time`() throws {
        let settings = try SettingsText.settings("{ at: [09:00], days: [daily] }", for: ScheduleSource.self)
        let source = ScheduleSource(settings: settings)

        #expect(source.next(after: Timestamp(nanoseconds: .max), in: ScheduleCalendars.all) == nil)
        #expect(source.next(after: Timestamp(nanoseconds: .max - 1), in: ScheduleCalendars.all) == nil)
        #expect(source.next(after: Timestamp(nanoseconds: .min), in: ScheduleCalendars.all) != nil)
    }

    @Test func `a timetable without a possible day ends its search`() throws {
        let cron = try ScheduleSource.Cron("0 0 30 2 *")
        let timetable = ScheduleSource.Timetable(times: .at(cron.times), days: [.daily], cron: cron)

        #expect(timetable.next(after: Timestamp(nanoseconds: 0), in: ScheduleCalendars.korean) == nil)
    }
}
