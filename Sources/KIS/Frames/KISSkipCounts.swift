import PluginAPI

/// How often each reason occurred.
struct KISSkipCounts {
    private var counts = InlineArray<10, Int64>(repeating: 0)
    private var isEmpty = true

    /// Counts one occurrence.
    mutating func add(_ skip: KISSkip) {
        counts[skip.rawValue] += 1
        isEmpty = false
    }

    /// The reasons that occurred.
    var byReason: [SkipReason: Int64] {
        var result: [SkipReason: Int64] = [:]
        guard !isEmpty else { return result }
        for skip in KISSkip.allCases where counts[skip.rawValue] > 0 { result[skip.reason] = counts[skip.rawValue] }
        return result
    }
}
