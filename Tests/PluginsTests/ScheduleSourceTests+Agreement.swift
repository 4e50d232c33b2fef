import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// Schedules drawn at random, against a clock that is watched minute by minute for two years.
@Suite struct ScheduleSourceAgreementTests {
    private static let calendars: [(MinuteByMinute, TradingCalendar)] = [
        (MinuteByMinute(.korea), ScheduleCalendars.korean), (MinuteByMinute(.usEastern), ScheduleCalendars.american),
    ]

    /// Goes along the first and the last timers one by one, and asks at random moments in between.
    private func check(
        _ timetable: ScheduleSource.Timetable,
        _ expected: [Timestamp],
        _ reference: MinuteByMinute,
        _ calendar: TradingCalendar,
        _ numbers: inout SeededGenerator
    ) {
        func next(_ moment: Timestamp) -> Timestamp? {
            timetable.next(after: moment, in: calendar).flatMap { $0 < reference.end ? $0 : nil }
        }
        // What began before the first day is not known to the reference.
        let start = reference.start + .seconds(86_400)
        let expected = expected.filter { $0 > start }
        var moment = start
        for due in expected.prefix(60) {
            #expect(next(moment) == due)
            moment = due
        }
        for _ in 0..<100 {
            let range = start.nanoseconds..<reference.end.nanoseconds
            let moment = Timestamp(nanoseconds: .random(in: range, using: &numbers))
            #expect(next(moment) == first(of: expected, after: moment))
        }
        for (due, following) in zip(expected.suffix(20), expected.suffix(20).dropFirst()) {
            #expect(next(due) == following)
        }
        if let last = expected.last { #expect(next(last) == nil) }
    }

    private func first(of moments: [Timestamp], after moment: Timestamp) -> Timestamp? {
        var rest = moments[...]
        while let middle = rest.isEmpty ? nil : (rest.startIndex + rest.endIndex) / 2 {
            rest = rest[middle] > moment ? rest[..<middle] : rest[(middle + 1)...]
        }
        return rest.startIndex < moments.endIndex ? moments[rest.startIndex] : nil
    }

    @Test(arguments: 0..<2)
    func `cron agrees with every minute of two years`(market: Int) throws {
        let (reference, calendar) = Self.calendars[market]
        var numbers = SeededGenerator(seed: UInt64(11 + market))
        for _ in 0..<30 {
            let fields = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 6)].map { numbers.cronField($0.0, $0.1) }
            let cron = try ScheduleSource.Cron(fields.joined(separator: " "))
            let timetable = ScheduleSource.Timetable(times: .at(cron.times), days: [.daily], cron: cron)
            let times = (0..<1_440).filter {
                cronField(fields[1], names: $0 / 60, from: 0, to: 23)
                    && cronField(fields[0], names: $0 % 60, from: 0, to: 59)
            }
            let expected = reference.moments(times: Set(times)) { date in
                let fitsMonth = cronField(fields[3], names: date.month, from: 1, to: 12)
                let fitsDay = cronField(fields[2], names: date.day, from: 1, to: 31)
                let fitsWeekday = cronField(fields[4], names: date.weekday.rawValue % 7, from: 0, to: 6)
                let isEither = fields[2].first != "*" && fields[4].first != "*"
                return fitsMonth && (isEither ? fitsDay || fitsWeekday : fitsDay && fitsWeekday)
            }
            check(timetable, expected, reference, calendar, &numbers)
        }
    }

    @Test(arguments: 0..<2)
    func `times agree with every minute of two years`(market: Int) throws {
        let (reference, calendar) = Self.calendars[market]
        var numbers = SeededGenerator(seed: UInt64(21 + market))
        for _ in 0..<12 {
            let minutes = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
                Int.random(in: 0..<1_440, using: &numbers)
            }
            let times = Set(minutes).sorted().compactMap { TimeOfDay(secondsSinceMidnight: $0 * 60) }
            let timetable = ScheduleSource.Timetable(times: .at(times), days: [.trading], cron: nil)
            let expected = reference.moments(times: Set(minutes)) { calendar.isTradingDay($0) }
            check(timetable, expected, reference, calendar, &numbers)
        }
    }

    @Test(arguments: 0..<2)
    func `intervals agree with every minute of two years`(market: Int) throws {
        let (reference, calendar) = Self.calendars[market]
        var numbers = SeededGenerator(seed: UInt64(31 + market))
        for _ in 0..<12 {
            let step = Int.random(in: 1...300, using: &numbers)
            let ends = (0..<2).compactMap { _ in
                TimeOfDay(secondsSinceMidnight: Int.random(in: 0..<1_440, using: &numbers) * 60)
            }
            guard let hours = HourRange(start: ends[0], end: ends[1]) else { continue }
            let every = ScheduleSource.Timetable.Times.every(nanoseconds: Int64(step) * 60_000_000_000, hours)
            let timetable = ScheduleSource.Timetable(times: every, days: [.trading], cron: nil)
            let expected = reference.moments(every: step, hours) { calendar.isTradingDay($0) }
            check(timetable, expected, reference, calendar, &numbers)
        }
    }
}
