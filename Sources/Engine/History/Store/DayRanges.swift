import PluginAPI

/// A set of days, held as ranges that do not touch, oldest first.
struct DayRanges: Sendable, Equatable {
    private(set) var ranges: [ClosedRange<CivilDate>] = []

    init(_ ranges: [ClosedRange<CivilDate>] = []) {
        for range in ranges { insert(range) }
    }

    mutating func insert(_ range: ClosedRange<CivilDate>) {
        var joined = range
        var others: [ClosedRange<CivilDate>] = []
        for other in ranges {
            let isApart =
                other.upperBound.advanced(by: 1) < joined.lowerBound
                || joined.upperBound.advanced(by: 1) < other.lowerBound
            if isApart {
                others.append(other)
            } else {
                joined = min(other.lowerBound, joined.lowerBound)...max(other.upperBound, joined.upperBound)
            }
        }
        ranges = (others + [joined]).sorted { $0.lowerBound < $1.lowerBound }
    }

    mutating func remove(_ day: CivilDate) {
        ranges = ranges.flatMap { range -> [ClosedRange<CivilDate>] in
            guard range.contains(day) else { return [range] }
            var rest: [ClosedRange<CivilDate>] = []
            if range.lowerBound < day { rest.append(range.lowerBound...day.advanced(by: -1)) }
            if day < range.upperBound { rest.append(day.advanced(by: 1)...range.upperBound) }
            return rest
        }
    }

    /// The ranges of days of a range that are not in the set, oldest first.
    func missing(in wanted: ClosedRange<CivilDate>) -> [ClosedRange<CivilDate>] {
        var missing: [ClosedRange<CivilDate>] = []
        var first = wanted.lowerBound
        for range in ranges where range.overlaps(wanted) {
            if first < range.lowerBound { missing.append(first...range.lowerBound.advanced(by: -1)) }
            if range.upperBound >= wanted.upperBound { return missing }
            first = max(first, range.upperBound.advanced(by: 1))
        }
        return missing + [first...wanted.upperBound]
    }
}
