/// One symbol's fair price through the day: its storyline plus a slow and a fast mean-reverting noise.
///
/// The noise takes one step a second whether anybody trades or not, so the path is the same for any number of trades.
struct PricePath: Sendable {
    private let marks: [Storyline.Mark]
    private let base: Int
    private let sigma: Int
    private let range: ClosedRange<Int>
    private var random: SplitMix64
    private var second = 0
    private var slow = 0
    private var fast = 0
    private var mark = 0

    /// Leads a symbol with this σ (in hundred-millionths) along its storyline.
    init(listing: Listing, sigma: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed, purpose: .path, symbol: listing.instrument.symbol)
        marks = listing.storyline.marks(random: &random)
        base = listing.basePrice
        self.sigma = sigma
        self.random = random
        let grid = listing.instrument.grid
        let limits = PriceLimits(base: base, grid: grid)
        // One step of room on both sides leaves a price for the bid and for the ask.
        range = grid.above(limits.lower) * 1_000...grid.below(limits.upper) * 1_000
    }

    /// The fair price, in thousandths of a won, at a second after 09:00; seconds must not run backwards.
    mutating func price(at moment: Int) -> Int {
        while second < moment {
            slow += random.bell(deviation: 8_660) - slow / 600
            fast += random.bell(deviation: 9_000) - fast / 30
            second += 1
        }
        let level = (led(at: moment) + slow + fast) * sigma / 1_000_000
        let price = base * 1_000 + base * level / 100_000
        return min(max(price, range.lowerBound), range.upperBound)
    }

    /// Where the storyline is, in millionths of σ.
    private mutating func led(at moment: Int) -> Int {
        while mark + 1 < marks.count, marks[mark + 1].minute * 60 <= moment { mark += 1 }
        let from = marks[mark]
        guard mark + 1 < marks.count else { return from.level * 1_000 }
        let to = marks[mark + 1]
        let elapsed = moment - from.minute * 60
        return from.level * 1_000 + (to.level - from.level) * 1_000 * elapsed / ((to.minute - from.minute) * 60)
    }
}
