import PluginAPI

/// The bars that are drawn: neighbours become one where there are more than can be told apart.
struct MergedBars {
    /// The bars.
    private(set) var bars: [Chart.Bar] = []

    /// The index of each, the last value of those that became one.
    private(set) var rsi: [Double?] = []

    /// Merges as many neighbours as it takes to have at most so many bars, counted from the newest.
    init(_ chart: Chart, atMost limit: Int) {
        let all = chart.bars
        let group = max(1, (all.count + limit - 1) / max(1, limit))
        let values = chart.rsi?.values ?? []
        // The oldest group may be smaller, so that the newest does not change with each bar that is added.
        var start = 0
        var end = all.count % group == 0 ? group : all.count % group
        while start < all.count {
            bars.append(Self.merged(all[start..<end]))
            if end <= values.count { rsi.append(values[end - 1]) }
            (start, end) = (end, end + group)
        }
    }

    /// The bar that a trade belongs to, or nothing for one from before the first.
    func index(at time: Timestamp) -> Int? {
        let next = bars.firstIndex { $0.start > time } ?? bars.endIndex
        return next == 0 ? nil : next - 1
    }

    private static func merged(_ group: ArraySlice<Chart.Bar>) -> Chart.Bar {
        var merged = group[group.startIndex]
        for bar in group.dropFirst() {
            merged.high = max(merged.high, bar.high)
            merged.low = min(merged.low, bar.low)
            merged.close = bar.close
            let (sum, overflow) = merged.volume.units.addingReportingOverflow(bar.volume.units)
            merged.volume = Quantity(units: overflow ? .max : sum)
        }
        return merged
    }
}
