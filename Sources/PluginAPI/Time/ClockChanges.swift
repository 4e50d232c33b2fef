/// The dated changes of a clock that keeps summer time.
struct ClockChanges: Sendable {
    /// One change of the clocks.
    struct Change: Sendable {
        /// Seconds since 1970 in UTC.
        let epochSecond: Int64
        /// Seconds ahead of UTC from then on.
        let offset: Int64
    }

    /// Seconds ahead of UTC before the first change.
    let firstOffset: Int64

    /// The changes in the order of time.
    let changes: [Change]

    /// Seconds ahead of UTC at an instant.
    func offset(atEpochSecond epochSecond: Int64) -> Int64 {
        offset(after: count { changes[$0].epochSecond <= epochSecond })
    }

    /// The instant at which the local clock, read as if it were UTC, shows `local`; rules as in `MarketTimeZone`.
    func epochSecond(ofLocalSecond local: Int64) -> Int64 {
        // Only past both of the clock's readings at a change is its time certainly later than the change.
        let passed = count { local >= changes[$0].epochSecond + max(offset(after: $0), changes[$0].offset) }
        let epochSecond = local - offset(after: passed)
        return passed < changes.count ? min(epochSecond, changes[passed].epochSecond) : epochSecond
    }

    private func offset(after count: Int) -> Int64 {
        count == 0 ? firstOffset : changes[count - 1].offset
    }

    /// The number of changes for which `isPassed` holds, which is true up to some index and false from there on.
    private func count(where isPassed: (Int) -> Bool) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if isPassed(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
