/// The trading days and session hours of one market, as dated data that can grow old.
///
/// Made from data files or by ``applying(_:rules:)`` and never changed afterwards. Dates are those of the exchange's own
/// clock. Outside ``coverage`` every weekday is taken for a trading day with the usual hours; ask ``covers(_:)``.
public struct TradingCalendar: Sendable {
    /// The market that the calendar describes.
    public let market: CalendarMarket

    /// The days for which holidays are known.
    public let coverage: ClosedRange<CivilDate>

    /// Where the data come from, in words for a person.
    public let source: String

    /// The last day on which the data should still be used without a warning.
    public let expires: CivilDate

    /// The market's first day of business; `nil` if it lies before anything of interest.
    public let opened: CivilDate?

    /// The open and close of a usual day.
    public let usualHours: HourRange

    private(set) var rules: [SessionRule]
    private var closures: [CivilDate: String] = [:]
    private var extraDays: Set<CivilDate> = []
    private(set) var dayHours: [CivilDate: HourRange] = [:]
    private(set) var sessionHours: [CivilDate: [SessionName: SessionHours]] = [:]

    /// The hours of one session on one day that overrule everything else.
    enum SessionHours {
        case held(HourRange)
        case dropped
    }

    /// A calendar from its data.
    ///
    /// - Parameters:
    ///   - rules: the hours of every session; of several for one session the first whose dates fit counts.
    ///   - changes: the days that are not as usual, applied in order.
    public init(
        market: CalendarMarket,
        coverage: ClosedRange<CivilDate>,
        source: String,
        expires: CivilDate,
        opened: CivilDate? = nil,
        usualHours: HourRange,
        rules: [SessionRule],
        changes: [DayChange]
    ) {
        self.market = market
        self.coverage = coverage
        self.source = source
        self.expires = expires
        self.opened = opened
        self.usualHours = usualHours
        self.rules = rules
        for change in changes { apply(change) }
    }

    /// A copy in which the given days and session hours come before what the calendar says; later changes win.
    public func applying(_ changes: [DayChange], rules: [SessionRule] = []) -> TradingCalendar {
        var copy = self
        copy.rules = rules + copy.rules
        for change in changes { copy.apply(change) }
        return copy
    }

    private mutating func apply(_ change: DayChange) {
        switch change.kind {
        case .holiday:
            closures[change.date] = change.name
            extraDays.remove(change.date)
        case .opening:
            closures[change.date] = nil
            extraDays.insert(change.date)
        case .hours(let hours):
            dayHours[change.date] = hours
            sessionHours[change.date] = nil
        case .session(let name, let hours):
            sessionHours[change.date, default: [:]][name] = hours.map(SessionHours.held) ?? .dropped
        }
    }
}

extension TradingCalendar {
    /// The clock that the market goes by.
    public var timeZone: MarketTimeZone { market.timeZone }

    /// Whether holidays are known for the day; if not, a weekday is only assumed to be a trading day.
    public func covers(_ date: CivilDate) -> Bool {
        coverage.contains(date)
    }

    /// Whether the market trades on the day.
    public func isTradingDay(_ date: CivilDate) -> Bool {
        if let opened, date < opened { return false }
        if extraDays.contains(date) { return true }
        return !date.weekday.isWeekend && closures[date] == nil
    }

    /// What keeps the market closed on the day, as in `추석`; `nil` on trading days and ordinary weekends.
    public func name(ofHoliday date: CivilDate) -> String? {
        closures[date]
    }

    /// The nearest trading day after the day; `nil` only at the end of the year 9999.
    public func nextTradingDay(after date: CivilDate) -> CivilDate? {
        var day = date.advanced(by: 1)
        while !isTradingDay(day), day < .latest { day = day.advanced(by: 1) }
        return day > date && isTradingDay(day) ? day : nil
    }

    /// The nearest trading day before the day; `nil` if the market had not opened yet.
    public func previousTradingDay(before date: CivilDate) -> CivilDate? {
        let first = opened ?? .earliest
        var day = date.advanced(by: -1)
        while !isTradingDay(day), day > first { day = day.advanced(by: -1) }
        return day < date && isTradingDay(day) ? day : nil
    }

    /// The day that an instant belongs to: the date at the exchange, so that a US session is one day although it passes
    /// midnight in Korea. It need not be a trading day.
    public func tradingDay(at instant: Timestamp) -> CivilDate {
        timeZone.localTime(at: instant).date
    }
}
