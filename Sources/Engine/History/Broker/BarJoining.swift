import PluginAPI

/// Joins bars of the lengths that brokers have to those that rules want.
struct BarJoining {
    /// The length that is wanted.
    let interval: BarInterval
    let days: MarketDays

    /// The last day whose bars are all there.
    let last: CivilDate
    let now: Timestamp

    /// The closed bars of the length made of single minutes or of days, oldest first.
    func bars(of parts: [Bar]) -> [Bar] {
        switch interval {
        case .day: parts
        case .minutes(let count): minutes(count, of: parts)
        case .week, .month: join(parts, by: { interval.firstDay(around: $0.day) }).filter(isOver)
        }
    }

    private func minutes(_ count: Int, of parts: [Bar]) -> [Bar] {
        func range(_ bar: Bar) -> BarRange { BarRange(minutes: count, around: bar.start, in: days.zone) }
        return join(parts, by: { range($0).start }).compactMap { bar in
            let range = range(bar)
            guard range.end <= now else { return nil }
            var bar = bar
            bar.start = range.start
            return bar
        }
    }

    /// Whether no day of a week or a month is still to come.
    private func isOver(_ bar: Bar) -> Bool {
        guard let next = days.nextTradingDay(after: last) else { return true }
        return interval.firstDay(around: next) > interval.firstDay(around: bar.day)
    }

    /// One bar of those that follow each other with an equal key; its day is the last of theirs, its start the first.
    private func join<Key: Equatable>(_ parts: [Bar], by key: (Bar) -> Key) -> [Bar] {
        var joined: [Bar] = []
        var current: Key?
        for part in parts {
            let place = key(part)
            if place == current, let last = joined.indices.last {
                joined[last].add(part)
            } else {
                var bar = part
                bar.interval = interval
                joined.append(bar)
                current = place
            }
        }
        return joined
    }
}

extension Bar {
    fileprivate mutating func add(_ next: Bar) {
        day = next.day
        high = max(high, next.high)
        low = min(low, next.low)
        close = next.close
        let (sum, overflow) = volume.units.addingReportingOverflow(next.volume.units)
        volume = Quantity(units: overflow ? .max : sum)
    }
}
