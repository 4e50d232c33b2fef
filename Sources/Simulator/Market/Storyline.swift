/// The course that a symbol's price is led along during the day, so that there is something for rules to see.
///
/// Levels are in thousandths of σ around the previous close; between two marks the level moves evenly.
struct Storyline: Sendable {
    let plot: Plot
    /// By how many minutes everything after the opening happens later.
    let delay: Int

    init(_ plot: Plot, delay: Int) {
        self.plot = plot
        self.delay = delay
    }

    /// What happens.
    enum Plot: Sendable {
        /// Falls through 1σ, recovers, falls through it again, recovers.
        case doubleDip
        /// Falls through 2σ, recovers above 1σ, falls through both again.
        case deepDip
        /// Rises, gives half of it back, rises higher, fades.
        case rally
        /// Goes to and fro within 1σ.
        case swing
        /// Goes where the seed leads it, within 1σ.
        case wander
    }

    /// A level at a minute after 09:00.
    struct Mark: Sendable {
        let minute: Int
        let level: Int
    }

    /// The marks in order of time, the first at the opening.
    func marks(random: inout SplitMix64) -> [Mark] {
        let marks = plot == .wander ? Self.wandering(random: &random) : Self.fixed(plot)
        return marks.prefix(1) + marks.map { Mark(minute: $0.minute + max(delay, 1), level: $0.level) }
    }

    private static func wandering(random: inout SplitMix64) -> [Mark] {
        stride(from: 0, through: 400, by: 25).map { minute in
            Mark(minute: minute, level: random.below(1_400) - 700)
        }
    }

    private static func fixed(_ plot: Plot) -> [Mark] {
        let pairs: KeyValuePairs =
            switch plot {
            case .doubleDip:
                [0: -100, 20: -300, 45: -1_500, 70: -1_400, 110: -250, 150: -350, 185: -1_600, 215: -1_450, 265: -150]
            case .deepDip:
                [
                    0: -200, 30: -600, 60: -2_600, 80: -2_500, 130: -500, 170: -450, 215: -2_650, 240: -2_450,
                    300: -1_200,
                ]
            case .rally:
                [0: 200, 40: 500, 80: 1_900, 100: 1_800, 150: 700, 200: 900, 250: 2_200, 300: 1_200, 345: 1_000]
            case .swing, .wander:
                [0: 0, 30: 750, 70: -550, 110: 650, 150: -700, 190: 300, 235: -600, 290: 800, 350: -200]
            }
        return pairs.map { Mark(minute: $0.key, level: $0.value) }
    }
}
