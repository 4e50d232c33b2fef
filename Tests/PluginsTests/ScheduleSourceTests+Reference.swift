import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// Every minute of two years, looked at one after the other: what a schedule has to agree with.
struct MinuteByMinute {
    struct Minute {
        var moment: Timestamp
        var date: Int32
        var minute: Int
        /// Whether the clock showed this minute an hour ago already.
        var isRepeated: Bool
        /// Minutes of this day that the clock skipped right before.
        var skipped: Range<Int>
    }

    let zone: MarketTimeZone
    /// The minutes of each day.
    private(set) var days: [[Minute]] = []
    let start: Timestamp
    let end: Timestamp

    init(_ zone: MarketTimeZone) {
        self.zone = zone
        start = zone.moment("2026-01-01 00:00")
        end = zone.moment("2028-01-01 00:00")
        var shown = [Bool](repeating: false, count: 1_440)
        var previous = -1
        var nanoseconds = start.nanoseconds
        while nanoseconds < end.nanoseconds {
            let moment = Timestamp(nanoseconds: nanoseconds)
            let (date, time) = zone.localTime(at: moment)
            let minute = time.hour * 60 + time.minute
            if days.last?.first?.date != date.dayNumber {
                days.append([])
                shown = [Bool](repeating: false, count: 1_440)
                previous = -1
            }
            let skipped = minute > previous + 1 ? previous + 1..<minute : minute..<minute
            let isRepeated = shown[minute]
            days[days.count - 1].append(
                Minute(moment: moment, date: date.dayNumber, minute: minute, isRepeated: isRepeated, skipped: skipped)
            )
            shown[minute] = true
            previous = minute
            nanoseconds += 60_000_000_000
        }
    }

    /// The moments at which a schedule falls due, given its times of a day and its days.
    func moments(times: Set<Int>, isDay: (CivilDate) -> Bool) -> [Timestamp] {
        let isTime = (0..<1_440).map(times.contains)
        return days.flatMap { day -> [Timestamp] in
            guard let date = day.first.flatMap({ CivilDate(dayNumber: $0.date) }), isDay(date) else { return [] }
            return day.compactMap { minute in
                let isDue = isTime[minute.minute] && !minute.isRepeated
                return isDue || minute.skipped.contains { isTime[$0] } ? minute.moment : nil
            }
        }
    }

    /// The moments that lie a whole number of steps behind the beginning of hours that have begun.
    func moments(every step: Int, _ hours: HourRange, isDay: (CivilDate) -> Bool) -> [Timestamp] {
        let start = hours.start.hour * 60 + hours.start.minute
        var begun: Int64?
        var ends = Int64.min
        var found: [Timestamp] = []
        for day in days {
            let date = day.first.flatMap { CivilDate(dayNumber: $0.date) }
            for minute in day {
                let now = minute.moment.nanoseconds
                if let date, minute.minute == start && !minute.isRepeated || minute.skipped.contains(start) {
                    begun = isDay(date) ? now : nil
                    ends = hours.interval(startingOn: date, in: zone).upperBound.nanoseconds
                }
                guard now < ends, let begun, (now - begun) / 60_000_000_000 % Int64(step) == 0 else { continue }
                found.append(minute.moment)
            }
        }
        return found
    }
}

/// A cron field as its text says it, without any table.
func cronField(_ text: String, names value: Int, from low: Int, to high: Int) -> Bool {
    text.split(separator: ",").contains { item in
        let parts = item.split(separator: "/")
        let step = parts.count == 2 ? Int(parts[1]) ?? 1 : 1
        let ends = parts[0].split(separator: "-").compactMap { Int($0) }
        let first = parts[0] == "*" ? low : ends.first ?? -1
        let last = parts[0] == "*" ? high : ends.last ?? -1
        return value >= first && value <= last && (value - first) % step == 0
    }
}

extension SeededGenerator {
    /// A cron field out of a range, of any of the forms.
    mutating func cronField(_ low: Int, _ high: Int) -> String {
        func item(_ numbers: inout SeededGenerator) -> String {
            let first = Int.random(in: low...high, using: &numbers)
            let last = Int.random(in: first...high, using: &numbers)
            let step = Int.random(in: 1...max(1, (high - low) / 2), using: &numbers)
            return switch Int.random(in: 0..<4, using: &numbers) {
            case 0: "\(first)"
            case 1: "\(first)-\(last)"
            case 2: "\(first)-\(last)/\(step)"
            default: "*/\(step)"
            }
        }
        if Int.random(in: 0..<3, using: &self) == 0 { return "*" }
        return (0..<Int.random(in: 1...3, using: &self)).map { _ in item(&self) }.joined(separator: ",")
    }
}
