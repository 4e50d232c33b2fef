public import PluginAPI

/// What `when:` says: when events of the market may lead to entries and alerts.
public enum SessionCondition: Sendable, Hashable {
    /// During a session of the exchange.
    case session(SessionName)
    /// At these hours of the market's trading days.
    case hours(HourRange, CalendarMarket)

    /// The market whose days and clock count.
    public var market: CalendarMarket {
        switch self {
        case .session(let name): name.market
        case .hours(_, let market): market
        }
    }

    /// Whether it is open at a moment, and the stretch of time around it in which the answer stays the same.
    func status(at moment: Timestamp, in calendars: Calendars) -> SessionGate.Status {
        let calendar = calendars[market]
        let today = calendar.tradingDay(at: moment)
        var edge = calendar.timeZone.timestamp(of: today.advanced(by: -1), at: .midnight)
        for offset in -1...1 {
            let day = today.advanced(by: offset)
            guard let hours = hours(on: day, in: calendar) else { continue }
            if hours.contains(moment) { return SessionGate.Status(isOpen: true, range: hours) }
            if moment < hours.lowerBound { return SessionGate.Status(isOpen: false, range: edge..<hours.lowerBound) }
            edge = hours.upperBound
        }
        let tomorrowEnds = calendar.timeZone.timestamp(of: today.advanced(by: 1), at: .endOfDay)
        return SessionGate.Status(isOpen: false, range: edge..<max(edge, tomorrowEnds))
    }

    /// The instants of a day's session, if it has one.
    func hours(on day: CivilDate, in calendar: TradingCalendar) -> Range<Timestamp>? {
        switch self {
        case .session(let name): calendar.hours(of: name, on: day)
        case .hours(let range, _):
            calendar.isTradingDay(day) ? range.interval(startingOn: day, in: calendar.timeZone) : nil
        }
    }
}
