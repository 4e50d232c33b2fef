import PluginAPI

/// The start and the end of the bar that a trade belongs to, in the time of the trade's exchange.
struct BarRange {
    private(set) var start: Timestamp
    private(set) var end: Timestamp

    /// Minutes are counted from midnight; a day lasts from midnight to midnight.
    init(_ interval: BarInterval, around trade: Trade, calendars: Calendars) {
        let zone = calendars.calendar(of: trade.symbol.market).timeZone
        if case .minutes(let count) = interval {
            self.init(minutes: count, around: trade.header.exchangeTime, in: zone)
        } else {
            let day = trade.header.tradingDay
            self.init(start: zone.timestamp(of: day, at: .midnight), end: zone.timestamp(of: day, at: .endOfDay))
        }
    }

    private init(start: Timestamp, end: Timestamp) {
        self.start = start
        self.end = end
    }

    /// So many minutes of a day, counted from midnight.
    init(minutes count: Int, around moment: Timestamp, in zone: MarketTimeZone) {
        let local = zone.localTime(at: moment)
        let length = 60 * count
        let first = Int(local.time.secondsSinceMidnight) / length * length
        let midnight = zone.timestamp(of: local.date, at: .midnight)
        // Counted from the moment, so that a night in which the clocks change keeps bars of one length.
        let second = moment.nanoseconds / 1_000_000_000 * 1_000_000_000
        let past = Duration.seconds(Int(local.time.secondsSinceMidnight) - first)
        start = max(midnight, Timestamp(nanoseconds: second) - past)
        end = start + .seconds(length)
    }

    /// The range of a trade whose bar has closed by a moment: the next one, or none for a day.
    func after(_ closed: Timestamp, _ interval: BarInterval) -> BarRange? {
        guard end <= closed else { return self }
        guard let length = interval.duration else { return nil }
        var next = self
        next.start = closed
        next.end = closed + length
        return next
    }
}
