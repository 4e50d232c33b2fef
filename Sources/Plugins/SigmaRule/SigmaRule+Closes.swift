import PluginAPI

extension SigmaRule {
    /// The closing prices of one instrument by trading day, oldest first.
    struct DailyCloses: Sendable {
        private(set) var days: [CivilDate] = []
        private(set) var prices: [Price] = []

        /// Takes over a whole history; days out of order and prices not above zero are left out.
        mutating func replace(with bars: [Bar]) {
            days.removeAll(keepingCapacity: true)
            prices.removeAll(keepingCapacity: true)
            for bar in bars { append(bar) }
        }

        /// Adds a day after the last one; returns whether it was added.
        ///
        /// A day that is there already stays: a history is the broker's own word, a live bar only what was seen.
        @discardableResult
        mutating func append(_ bar: Bar) -> Bool {
            guard bar.close.units > 0, days.last.map({ $0 < bar.day }) ?? true else { return false }
            days.append(bar.day)
            prices.append(bar.close)
            return true
        }

        /// The closes of the days before a trading day, as far back from the last of them as the period reaches.
        func closes(before day: CivilDate, within lookback: CalendarPeriod) -> ArraySlice<Price> {
            let end = Self.firstIndex(in: days) { $0 >= day }
            guard end > 0 else { return [] }
            let start = lookback.date(before: days[end - 1])
            return prices[Self.firstIndex(in: days) { $0 >= start }..<end]
        }

        /// Forgets the days that no later trading day looks back to.
        mutating func trim(before day: CivilDate, within lookback: CalendarPeriod) {
            let excess = closes(before: day, within: lookback).startIndex
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
}
