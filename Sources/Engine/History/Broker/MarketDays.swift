import PluginAPI

/// Which days of a market are over, and when a broker may have news of them.
struct MarketDays: Sendable {
    let market: Market
    private let calendar: TradingCalendar
    private let regular: SessionName

    /// How long after the close the bars of a day are taken for final.
    static let settling: Duration = .seconds(20 * 60)

    /// How long before the open prices that were adjusted overnight are looked for.
    static let preparation: Duration = .seconds(30 * 60)

    /// No market stays closed longer than this.
    private static let longestPause = 30

    init(_ market: Market, _ calendars: Calendars) {
        self.market = market
        calendar = calendars.calendar(of: market)
        regular = market == .krx ? .krxRegular : .usRegular
    }

    var zone: MarketTimeZone { calendar.timeZone }

    /// The last day whose bars of a length are all there.
    ///
    /// A day's own bar is that of the regular session; minutes are traded until the last session ends.
    func lastWhole(_ interval: BarInterval, at now: Timestamp) -> CivilDate? {
        let today = calendar.tradingDay(at: now)
        if let end = end(of: today, interval), end + Self.settling <= now { return today }
        return calendar.previousTradingDay(before: today)
    }

    /// The trading day that has begun and is not yet whole, if there is one.
    func open(at now: Timestamp) -> CivilDate? {
        let today = calendar.tradingDay(at: now)
        guard let start = calendar.hours(of: regular, on: today)?.lowerBound, start <= now else { return nil }
        return today
    }

    /// The latest moment up to now at which the broker's bars may have changed.
    func lastLook(at now: Timestamp) -> Timestamp {
        let today = calendar.tradingDay(at: now)
        let days = (0...Self.longestPause).lazy.map { today.advanced(by: -$0) }
        return days.compactMap { looks(on: $0).last { $0 <= now } }.first ?? Timestamp(nanoseconds: .min)
    }

    /// The next moment at which the broker's bars may have changed.
    func nextLook(after now: Timestamp) -> Timestamp {
        let today = calendar.tradingDay(at: now)
        let days = (0...Self.longestPause).lazy.map { today.advanced(by: $0) }
        return days.compactMap { looks(on: $0).first { $0 > now } }.first ?? now + .seconds(86_400)
    }

    /// Whether the market trades on one of the days.
    func trades(in days: ClosedRange<CivilDate>) -> Bool {
        calendar.previousTradingDay(before: days.upperBound.advanced(by: 1)).map { $0 >= days.lowerBound } ?? false
    }

    func nextTradingDay(after day: CivilDate) -> CivilDate? { calendar.nextTradingDay(after: day) }

    /// So many trading days back.
    func day(_ count: Int, before day: CivilDate) -> CivilDate {
        var day = day
        for _ in 0..<count {
            guard let previous = calendar.previousTradingDay(before: day) else { break }
            day = previous
        }
        return day
    }

    /// The minutes of the regular session.
    func sessionMinutes(on day: CivilDate) -> Int {
        guard let hours = calendar.hours(of: regular, on: day) else { return Self.usualMinutes }
        return max(Int((hours.upperBound - hours.lowerBound).components.seconds / 60), 1)
    }

    private static let usualMinutes = 390

    private func looks(on day: CivilDate) -> [Timestamp] {
        guard let hours = calendar.hours(of: regular, on: day) else { return [] }
        return [hours.lowerBound - Self.preparation, hours.upperBound + Self.settling]
    }

    private func end(of day: CivilDate, _ interval: BarInterval) -> Timestamp? {
        guard interval.duration != nil else { return calendar.hours(of: regular, on: day)?.upperBound }
        return calendar.sessions(on: day).map(\.hours.upperBound).max()
    }
}
