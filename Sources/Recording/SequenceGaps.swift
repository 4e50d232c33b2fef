/// Which sequence numbers were left out, so that a late line can be told from a repeated one.
///
/// Only the latest gaps are kept; a number older than all of them counts as seen.
struct SequenceGaps {
    private static var limit: Int { 4096 }

    private var gaps: [Range<Int64>] = []

    /// Notes numbers that were left out, all above those noted before.
    mutating func note(_ gap: Range<Int64>) {
        if gaps.count == 2 * Self.limit { gaps.removeFirst(Self.limit) }
        gaps.append(gap)
    }

    /// Whether a number was left out.
    func contains(_ number: Int64) -> Bool {
        var candidates = gaps[...]
        while candidates.count > 1 {
            let middle = candidates.startIndex + candidates.count / 2
            candidates = gaps[middle].lowerBound > number ? candidates[..<middle] : candidates[middle...]
        }
        return candidates.first?.contains(number) ?? false
    }
}
