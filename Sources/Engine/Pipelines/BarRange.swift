import PluginAPI

/// The start and the end of the bar that a trade belongs to, in the time of the trade's exchange.
struct BarRange {
    private(set) var start: Timestamp
    private(set) var end: Timestamp

    /// Minutes are counted from midnight; a day lasts from midnight to midnight.
    init(_ interval: BarInterval, around trade: Trade, calendars: Calendars) {
        let zone = calendars.calendar(of: trade.symbol.market).timeZone
        guard case .minutes(let count) = interval else {
            start = zone.timestamp(of: trade.header.tradingDay, at: .midnight)
            end = zone.timestamp(of: trade.header.tradingDay, at: .endOfDay)
            return
        }
        let local = zone.localTime(at: trade.header.exchangeTime)
        let length = 60 * count
        let first = Int(local.time.secondsSinceMidnight) / length * length
        let midnight = zone.timestamp(of: local.date, at: .midnight)
        // Counted from the trade, so that a night in which the clocks change keeps bars of one length.
        let second = trade.header.exchangeTime.nanoseconds / 1_000_000_000 * 1_000_000_000
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
