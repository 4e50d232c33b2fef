/// A number cut at random into a given count of positive parts; every way to cut it is equally likely.
///
/// The parts therefore look geometrically distributed, and still add up exactly.
struct Composition: Sendable {
    private var spare: Int
    private var parts: Int

    /// Cuts `total` into `parts`; at least one of the total for each part.
    init(of total: Int, parts: Int) {
        precondition(parts >= 0 && total >= parts && (parts > 0 || total == 0), "no such composition")
        spare = total - parts
        self.parts = parts
    }

    /// The next part, or nil after the last.
    mutating func next(random: inout SplitMix64) -> Int? {
        guard parts > 0 else { return nil }
        var size = 1
        while spare > 0, random.below(spare + parts - 1) < spare {
            size += 1
            spare -= 1
        }
        parts -= 1
        return size
    }
}
