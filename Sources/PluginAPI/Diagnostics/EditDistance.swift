/// The number of letters to add, drop, replace or swap with a neighbour to make one word into another.
struct EditDistance {
    /// The distance, or nothing when it is beyond the limit.
    let value: Int?

    /// Compares two words, giving up early when they differ by more than the limit.
    init(_ left: [Character], _ right: [Character], limit: Int) {
        guard abs(left.count - right.count) <= limit else {
            value = nil
            return
        }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
                if isSwap { best = min(best, beforePrevious[column - 1] + 1) }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        value = previous[right.count] <= limit ? previous[right.count] : nil
    }
}
