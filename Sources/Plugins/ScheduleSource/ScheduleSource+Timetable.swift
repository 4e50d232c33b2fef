import PluginAPI

extension ScheduleSource {
    /// The moments that settings name.
    struct Timetable: Sendable, Hashable {
        /// When on a day.
        enum Times: Sendable, Hashable {
            /// At times of the exchange's clock, in order.
            case at([TimeOfDay])
            /// Again and again from the start of the hours until before their end, in time that really passes; without
            /// hours all day.
            case every(nanoseconds: Int64, HourRange?)
        }

        /// When on a day.
        var times: Times

        /// The days, of which one word has to fit.
        var days: [Day]

        /// The cron line that has to fit as well.
        var cron: Cron?

        /// How far ahead a day is looked for: 29 February falls on a given weekday at least once in it.
        private static let horizon = 41 * 366

        /// The first moment strictly after another, or nothing when there is none in the next 41 years.
        func next(after moment: Timestamp, in calendar: TradingCalendar) -> Timestamp? {
            let zone = calendar.timeZone
            // Hours that began yesterday may not have ended.
            var date = zone.localTime(at: moment).date.advanced(by: -1)
            for _ in 0...Self.horizon {
                if contains(date, calendar), let found = first(on: date, after: moment, zone) {
                    return found == Timestamp(nanoseconds: .max) ? nil : found
                }
                date = date.advanced(by: 1)
            }
            return nil
        }

        /// Whether there is a day at all on which something could fall due.
        var isPossible: Bool {
            guard let first = CivilDate(year: 2_000, month: 1, day: 1) else { return false }
            return (0...Self.horizon).contains { offset in
                let date = first.advanced(by: offset)
                return cron?.contains(date) ?? true && days.contains { $0.canContain(date) }
            }
        }

        private func contains(_ date: CivilDate, _ calendar: TradingCalendar) -> Bool {
            guard cron?.contains(date) ?? true else { return false }
            return days.contains { $0.contains(date, calendar) }
        }

        private func first(on date: CivilDate, after moment: Timestamp, _ zone: MarketTimeZone) -> Timestamp? {
            switch times {
            case .at(let times):
                // A later time is never an earlier moment, so half of the times can be left out at once.
                var rest = times[...]
                while !rest.isEmpty {
                    let middle = rest.startIndex + rest.count / 2
                    let isAfter = zone.timestamp(of: date, at: rest[middle]) > moment
                    rest = isAfter ? rest[..<middle] : rest[(middle + 1)...]
                }
                return rest.startIndex < times.endIndex ? zone.timestamp(of: date, at: times[rest.startIndex]) : nil
            case .every(let step, let hours):
                let day = zone.timestamp(of: date, at: .midnight)..<zone.timestamp(of: date, at: .endOfDay)
                let hours = hours?.interval(startingOn: date, in: zone) ?? day
                return Self.first(every: step, of: hours, after: moment)
            }
        }

        private static func first(every step: Int64, of hours: Range<Timestamp>, after moment: Timestamp) -> Timestamp?
        {
            let start = Int128(hours.lowerBound.nanoseconds)
            let passed = Int128(moment.nanoseconds) - start
            let next = passed < 0 ? start : start + (passed / Int128(step) + 1) * Int128(step)
            return next < Int128(hours.upperBound.nanoseconds) ? Timestamp(nanoseconds: Int64(next)) : nil
        }
    }
}
