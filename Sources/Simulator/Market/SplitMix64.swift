/// The market's random numbers: SplitMix64 (Steele, Lea, Flood 2014), 64 bits of state, the same on every machine.
///
/// Everything drawn is an integer made of the raw 64 bits here, never by the standard library's `random(in:using:)`,
/// whose mapping from bits to values is not promised to stay.
public struct SplitMix64: Sendable {
    private var state: UInt64

    /// Starts the sequence of one seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// Starts a sequence of its own for one purpose, so that drawing more for one never shifts another.
    public init(seed: UInt64, purpose: Purpose, symbol: String = "") {
        var mixed = SplitMix64(seed: seed &+ purpose.rawValue &* 0xD1B5_4A32_D192_ED03)
        for byte in symbol.utf8 {
            mixed = SplitMix64(seed: mixed.next() ^ UInt64(byte))
        }
        self = SplitMix64(seed: mixed.next())
    }

    /// What a sequence is drawn for.
    public enum Purpose: UInt64, Sendable {
        /// A symbol's daily bars.
        case history = 1
        /// A symbol's price path within the day.
        case path
        /// How busy each second is.
        case intensity
        /// How many trades each frame holds and when it is sent.
        case schedule
        /// Which symbol trades, on which side, how much.
        case flow
        /// What the broker's line adds between the trade and its receipt.
        case line
        /// Trades outside the regular session and at the other venue.
        case venues
        /// The American market.
        case overseas
        /// Who bought and who sold over a day.
        case investors
        /// Keys, tokens and other texts that the broker makes up.
        case keys
        /// What the account's owner does by hand.
        case owner
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0 up to and without `bound`, which must be positive.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "an empty range has no number to draw")
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True once in `count` draws on average.
    public mutating func isOne(in count: Int) -> Bool {
        below(count) == 0
    }

    /// A bell-shaped number around zero with the given standard deviation, never beyond 3.5 of it.
    ///
    /// The sum of four uniform 16-bit numbers, so that no logarithm or root of the platform is involved.
    public mutating func bell(deviation: Int) -> Int {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        return (Int(sum) - 131_070) * deviation / 37_837
    }
}
