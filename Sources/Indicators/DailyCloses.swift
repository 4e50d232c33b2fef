public import PluginAPI

/// The closing prices of one instrument by trading day, oldest first.
public struct DailyCloses: Sendable {
    /// The days.
    public private(set) var days: [CivilDate] = []

    /// Their closing prices, in the same order.
    public private(set) var prices: [Price] = []

    /// Begins without a day.
    public init() {}

    /// Takes over a whole history; days out of order and prices not above zero are left out.
    public mutating func replace(with bars: [Bar]) {
        days.removeAll(keepingCapacity: true)
        prices.removeAll(keepingCapacity: true)
        for bar in bars { append(bar) }
    }

    /// Adds a day after the last one; returns whether it was added.
    ///
    /// A day that is there already stays: a history is the broker's own word, a live bar only what was seen.
    @discardableResult
    public mutating func append(_ bar: Bar) -> Bool {
        guard bar.close.units > 0, days.last.map({ $0 < bar.day }) ?? true else { return false }
        days.append(bar.day)
        prices.append(bar.close)
        return true
    }

    /// The closes of the days before a trading day, and the day of the last of them.
    public func closes(before day: CivilDate) -> (prices: ArraySlice<Price>, last: CivilDate)? {
        let end = Self.firstIndex(in: days) { $0 >= day }
        return end == 0 ? nil : (prices[..<end], days[end - 1])
    }

    /// The closes of the days before a trading day, as far back from the last of them as the period reaches.
    public func closes(before day: CivilDate, within lookback: CalendarPeriod) -> ArraySlice<Price> {
        guard let all = closes(before: day) else { return [] }
        let start = lookback.date(before: all.last)
        return all.prices[Self.firstIndex(in: days) { $0 >= start }...]
    }

    /// Forgets the days that no later trading day looks back to, but not the last so many.
    public mutating func trim(before day: CivilDate, within lookback: CalendarPeriod, keeping count: Int = 0) {
        let excess = min(closes(before: day, within: lookback).startIndex, days.count - count)
        guard excess > 0 else { return }
        days.removeFirst(excess)
        prices.removeFirst(excess)
    }

    /// The first index at which something holds that holds from there on; the count if it never does.
    private static func firstIndex(in days: [CivilDate], where holds: (CivilDate) -> Bool) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(days[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
