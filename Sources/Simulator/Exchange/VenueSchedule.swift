/// When trades happen outside the regular session and at the other venue, and in which symbol.
struct VenueSchedule: Sendable {
    struct Entry: Sendable {
        let nanoseconds: Int64
        let venue: Venue
        let segment: Print.Segment
        let symbol: Int
    }

    private let day: MarketDate
    private let isOpen: Bool
    private let symbols: [Int]
    private let perMille: Int
    private var random: SplitMix64
    private var second = SessionTimes.preMarket
    private var waiting: [Entry] = []

    /// A day's schedule for those symbols that are traded everywhere; `trades` is the regular session's number.
    init(day: MarketDate, symbols: [Int], trades: Int, seed: UInt64) {
        self.day = day
        isOpen = SampleCalendar.isOpen(day)
        self.symbols = symbols
        perMille = trades * 1_000 / 100_000
        random = SplitMix64(seed: seed, purpose: .venues)
    }

    /// The next trade in order of time, or nil when the day is over.
    mutating func next() -> Entry? {
        while waiting.isEmpty {
            guard isOpen, second < SessionTimes.end, !symbols.isEmpty else { return nil }
            fill()
            second += 1
        }
        return waiting.removeFirst()
    }

    private mutating func fill() {
        let start = day.midnightNanoseconds + Int64(second) * 1_000_000_000
        for (venue, segment) in sessions {
            let count = perMille / 1_000 + (random.below(1_000) < perMille % 1_000 ? 1 : 0)
            for _ in 0..<count {
                waiting.append(
                    Entry(
                        nanoseconds: start + Int64(random.below(1_000_000_000)),
                        venue: venue,
                        segment: segment,
                        symbol: symbols[random.below(symbols.count)]
                    )
                )
            }
        }
        waiting.sort { $0.nanoseconds < $1.nanoseconds }
    }

    private var sessions: [(Venue, Print.Segment)] {
        var sessions: [(Venue, Print.Segment)] = []
        switch NXTPhase(at: second, onOpen: day) {
        case .preMarket: sessions.append((.nxt, .pre))
        case .main: sessions.append((.nxt, .regular))
        case .afterMarket: sessions.append((.nxt, .after))
        case .pause, .closed: break
        }
        if KRXPhase(at: second, onOpen: day) == .afterMarket { sessions.append((.krx, .after)) }
        return sessions
    }
}
