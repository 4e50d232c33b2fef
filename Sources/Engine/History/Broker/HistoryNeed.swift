import PluginAPI

/// Past bars of one length, and the bars a broker is asked for to make them of.
struct HistoryNeed: Sendable, Hashable {
    /// What a rule wants.
    let bars: RuleNeeds.Bars

    /// The length that brokers have: minutes are joined of single ones, weeks and months of days.
    var base: BarInterval { bars.interval.duration == nil ? .day : .minutes(1) }

    /// The first day of which bars are wanted, when the last whole one is known.
    func firstDay(upTo last: CivilDate, in days: MarketDays) -> CivilDate {
        switch bars.reach {
        case .period(let period): beginning(of: period.date(before: last.advanced(by: 1)))
        case .count(let count): firstDay(of: max(count, 1), upTo: last, in: days)
        }
    }

    private func firstDay(of count: Int, upTo last: CivilDate, in days: MarketDays) -> CivilDate {
        switch bars.interval {
        case .day: days.day(Self.generous(count), before: last)
        case .week: beginning(of: last).advanced(by: -7 * count)
        case .month:
            CalendarPeriod(months: count).map { $0.date(before: beginning(of: last)) } ?? .earliest
        case .minutes(let length):
            days.day(Self.generous((count - 1) / perDay(length, last, days) + 1), before: last)
        }
    }

    private func perDay(_ length: Int, _ day: CivilDate, _ days: MarketDays) -> Int {
        (days.sessionMinutes(on: day) - 1) / length + 1
    }

    /// An instrument has no bar of a day on which it was suspended, and not every holiday of the past is known.
    private static func generous(_ days: Int) -> Int { days + days / 10 + 5 }

    /// The first day of the bar that a day belongs to.
    private func beginning(of day: CivilDate) -> CivilDate { bars.interval.firstDay(around: day) }
}

extension BarInterval {
    /// The first calendar day of the bar that a day belongs to.
    func firstDay(around day: CivilDate) -> CivilDate {
        switch self {
        case .week: day.advanced(by: 1 - day.weekday.rawValue)
        case .month: day.advanced(by: 1 - day.day)
        case .day, .minutes: day
        }
    }
}
