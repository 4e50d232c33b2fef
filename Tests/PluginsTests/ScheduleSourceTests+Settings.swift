import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct ScheduleSourceSettingsTests {
    @Test(arguments: [
        ("days: [daily]", "1:1 nothing says when; one of 'at', 'every' and 'cron' is needed"),
        ("{ at: [09:00], every: 5m }", "1:23 at, every cannot go together; write a schedule for each"),
        ("{ at: [09:00], hours: 09:00-10:00 }", "1:23 'hours' goes with 'every' and with nothing else"),
        ("at: []", "1:5 the list is empty, so no timer would ever come"),
        ("{ at: [09:00], days: [] }", "1:22 the list is empty, so no timer would ever come"),
        ("cron: 0 0 30 2 *", "1:7 the calendar has no such day, so no timer would ever come"),
        ("{ cron: 0 9 * * 1-5, days: [sat, sun] }", "1:9 no day fits this and 'days', so no timer would ever come"),
        ("cron: 0 9 * *", "1:7 cron needs the five fields 'minute hour day month weekday', found 4"),
        ("cron: 0 0 9 * * *", "1:7 cron needs the five fields 'minute hour day month weekday', found 6"),
        ("cron: \"@daily\"", "1:7 words such as '@daily' are not known here; write five fields such as '0 9 * * 1-5'"),
        ("cron: 60 9 * * *", "1:7 the minute of cron takes 0 to 59, found '60'"),
        ("cron: 0 9 0 * *", "1:7 the day of the month of cron takes 1 to 31, found '0'"),
        ("cron: 0 9 * * 8", "1:7 the day of the week of cron takes 0 to 7, found '8'"),
        ("cron: 0 22-2 * * *", "1:7 '22-2' in the hour of cron ends before it begins; write two ranges with a comma"),
        ("cron: 5/15 9 * * *", "1:7 the '/' of '5/15' in the minute of cron needs '*' or a range in front of it"),
        (
            "cron: \"*/90 * * * *\"",
            "1:7 a step of 90 goes beyond the 60 values of the minute of cron; use 'every' for it"
        ),
        (
            "cron: 0 9 L * *",
            "1:7 'L' in the day of the month of cron cannot be read; "
                + "the last trading day of a month is 'days: [last-of-month]'"
        ),
        (
            "cron: 0 9 * * 1,,5",
            "1:7 '' in the day of the week of cron cannot be read; "
                + "it takes '*', '5', '1-5', '*/5' and several of these with commas"
        ),
        (
            "cron: \"*/0 9 * * *\"",
            "1:7 '*/0' in the minute of cron cannot be read; "
                + "it takes '*', '5', '1-5', '*/5' and several of these with commas"
        ),
    ])
    func `a mistake is named once`(yaml: String, message: String) {
        let reading = SettingsText.read(yaml, for: ScheduleSource.self)

        #expect(reading.remarks == [message])
        #expect(reading.settings == nil)
    }

    @Test(arguments: [
        "every: 5m", "at: [09:00]", "cron: 0 9 29 2 *", "cron: 0 9 30 2 mon",
        "cron: \"*/5 9-15 * JAN-mar MON,fri\"", "{ cron: 0 9 * * 5-7, market: us }", "cron: 0 9 * * 7",
    ])
    func `a sound schedule is accepted`(yaml: String) throws {
        let reading = SettingsText.read(yaml, for: ScheduleSource.self)

        #expect(reading.remarks == [])
        #expect(reading.settings != nil)
    }

    @Test func `the settings are declared soundly`() {
        #expect(ScheduleSource.Settings.problemsInDeclaration() == [])
    }
}
