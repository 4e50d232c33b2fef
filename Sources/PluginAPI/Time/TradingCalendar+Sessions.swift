extension TradingCalendar {
    /// The sessions of the day by their beginning; none if the market is closed.
    public func sessions(on date: CivilDate) -> [TradingSession] {
        SessionName.allCases
            .compactMap { name in
                hours(of: name, on: date).map { TradingSession(name: name, tradingDay: date, hours: $0) }
            }
            .sorted { ($0.hours.lowerBound, $0.hours.upperBound) < ($1.hours.lowerBound, $1.hours.upperBound) }
    }

    /// The instants of a session of the day; `nil` if the market is closed or has no such session that day.
    public func hours(of session: SessionName, on date: CivilDate) -> Range<Timestamp>? {
        guard isTradingDay(date) else { return nil }
        switch sessionHours[date]?[session] {
        case .held(let hours): return hours.interval(startingOn: date, in: timeZone)
        case .dropped: return nil
        case nil: break
        }
        guard let rule = rules.first(where: { $0.name == session && $0.applies(to: date) }) else { return nil }
        guard let day = dayHours[date] else { return rule.hours.interval(startingOn: date, in: timeZone) }
        return interval(of: rule, onDayOf: day, date: date)
    }

    private func interval(of rule: SessionRule, onDayOf day: HourRange, date: CivilDate) -> Range<Timestamp>? {
        let opening = day.startSecond - usualHours.startSecond
        let closing = day.endSecond - usualHours.endSecond
        func shift(_ edge: SessionRule.Edge) -> Int {
            switch edge {
            case .fixed: 0
            case .open: opening
            case .close: closing
            }
        }
        switch rule.movement {
        case .dropped:
            return opening == 0 ? rule.hours.interval(startingOn: date, in: timeZone) : nil
        case .moved(let start, let end):
            let first = rule.hours.startSecond + shift(start)
            let last = rule.hours.endSecond + shift(end)
            return first < last ? instant(of: first, on: date)..<instant(of: last, on: date) : nil
        }
    }

    /// The instant so many seconds of the wall clock after the date's midnight, which may lie on another date.
    private func instant(of second: Int, on date: CivilDate) -> Timestamp {
        let (days, rest) = Int64(second).flooringDivision(by: 86_400)
        return timeZone.timestamp(of: date.advanced(by: Int(days)), at: TimeOfDay(uncheckedSeconds: Int32(rest)))
    }
}

extension HourRange {
    /// Seconds from midnight to the start.
    fileprivate var startSecond: Int { Int(start.secondsSinceMidnight) }

    /// Seconds from the start's midnight to the end, more than a day if the range crosses midnight.
    fileprivate var endSecond: Int { Int(end.secondsSinceMidnight) + (crossesMidnight ? 86_400 : 0) }
}
