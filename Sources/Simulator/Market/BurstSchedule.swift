/// When trades happen and how many at the same moment: the day's bursts in order of time.
struct BurstSchedule: Sendable {
    /// Some trades of one moment.
    struct Burst: Sendable {
        let phase: Phase
        /// Nanoseconds after midnight.
        let moment: Int
        /// How many trades.
        let count: Int
    }

    /// A part of the session.
    enum Phase: Sendable {
        case opening
        case continuous
        case closing
    }

    /// One phase being worked off.
    private struct Part: Sendable {
        let phase: Phase
        let intensity: Intensity
        let bursts: Int
        var sizes: Composition
        var offset = 0
        var sent = 0

        init(_ phase: Phase, _ intensity: Intensity, trades: Int, bursts: Int) {
            self.phase = phase
            self.intensity = intensity
            self.bursts = bursts
            sizes = Composition(of: trades, parts: bursts)
        }

        mutating func next(random: inout SplitMix64) -> Burst? {
            guard let count = sizes.next(random: &random) else { return nil }
            while intensity.share(of: bursts, before: offset + 1) <= sent { offset += 1 }
            let first = intensity.share(of: bursts, before: offset)
            let crowd = intensity.share(of: bursts, before: offset + 1) - first
            let within = ((sent - first) * 1_000_000_000 + random.below(1_000_000_000)) / crowd
            sent += 1
            return Burst(phase: phase, moment: (intensity.start + offset) * 1_000_000_000 + within, count: count)
        }
    }

    private var parts: [Part]
    private var current = 0
    private var random: SplitMix64

    /// How many bursts a day of that many trades has: as many as a recorded day of the broker's line showed frames.
    static func bursts(forTrades trades: Int) -> Int {
        (trades * 50_437 + 50_000) / 100_000
    }

    /// Schedules one opening and one closing trade for each symbol and the rest in between.
    init(symbols: Int, trades: Int, intensity: Intensity, seed: UInt64) {
        random = SplitMix64(seed: seed, purpose: .schedule)
        let auction = max(1, symbols * 50_437 / 100_000)
        let between = trades - 2 * symbols
        let bursts = min(max(1, Self.bursts(forTrades: trades) - 2 * auction), between)
        parts = [
            Part(.opening, .even(SessionClock.open..<SessionClock.continuous), trades: symbols, bursts: auction),
            Part(.continuous, intensity, trades: between, bursts: bursts),
            Part(.closing, .even(SessionClock.close..<SessionClock.end), trades: symbols, bursts: auction),
        ]
    }

    /// The next burst, or nil when the day is over.
    mutating func next() -> Burst? {
        while current < parts.count {
            if let burst = parts[current].next(random: &random) { return burst }
            current += 1
        }
        return nil
    }
}
