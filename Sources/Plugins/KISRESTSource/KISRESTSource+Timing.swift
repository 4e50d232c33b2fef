import PluginAPI

extension KISRESTSource {
    /// When something is asked.
    enum Timing: Sendable, Hashable {
        /// Again and again, while a market is open.
        case every(Duration)
        /// At times of Korean trading days.
        case at([TimeOfDay])

        /// The next moment strictly after one; nothing when the calendar knows no further day.
        func next(after moment: Timestamp, in calendars: Calendars) -> Timestamp? {
            switch self {
            case .every(let period): moment + period
            case .at(let times): next(after: moment, times, calendars.krx)
            }
        }

        private func next(after moment: Timestamp, _ times: [TimeOfDay], _ calendar: TradingCalendar) -> Timestamp? {
            var day = calendar.timeZone.localTime(at: moment).date
            // The longest holidays are shorter by far.
            for _ in 0..<30 {
                if calendar.isTradingDay(day) {
                    let moments = times.map { calendar.timeZone.timestamp(of: day, at: $0) }
                    if let next = moments.first(where: { $0 > moment }) { return next }
                }
                day = day.advanced(by: 1)
            }
            return nil
        }
    }
}
