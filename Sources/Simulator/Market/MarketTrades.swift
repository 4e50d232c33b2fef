/// The day's trades in order, a burst of one moment at a time.
public struct MarketTrades: Sendable {
    private var schedule: BurstSchedule
    private var symbols: [SymbolFlow]
    private let intensity: Intensity
    private let midnight: Int64
    private let activities: [Int]
    private let order: [Int]
    private var printed = 0
    private var random: SplitMix64
    private var line: SplitMix64
    private var received: Int64 = 0

    init(sample: SampleDay) {
        intensity = Intensity.continuous(seed: sample.seed)
        schedule = BurstSchedule(
            symbols: sample.references.count,
            trades: sample.tickCount,
            intensity: intensity,
            seed: sample.seed
        )
        midnight = sample.day.midnightNanoseconds
        random = SplitMix64(seed: sample.seed, purpose: .flow)
        line = SplitMix64(seed: sample.seed, purpose: .line)
        var sum = 0
        activities = sample.listings.map { listing in
            sum += listing.activity
            return sum
        }
        let listings = sample.listings
        symbols = listings.indices.map { index in
            SymbolFlow(
                index: index,
                listing: listings[index],
                reference: sample.references[index],
                sigma: sample.sigmas[index],
                trades: max(1, sample.tickCount * listings[index].activity / sum),
                seed: sample.seed
            )
        }
        order = Self.shuffled(listings.count, random: &random) + Self.shuffled(listings.count, random: &random)
    }

    /// Replaces the contents of `trades` with the next burst.
    ///
    /// - Returns: when the broker's line delivers it, in UTC nanoseconds since 1970, never earlier than the burst
    ///   before; nil when the day is over, with `trades` empty.
    public mutating func next(into trades: inout [MarketTrade]) -> Int64? {
        trades.removeAll(keepingCapacity: true)
        guard let burst = schedule.next() else { return nil }
        let second = burst.moment / 1_000_000_000
        var chosen: Int?
        for _ in 0..<burst.count {
            let index = symbol(for: burst.phase, after: chosen)
            trades.append(trade(of: index, in: burst.phase, at: second))
            chosen = index
        }
        let delay = 2_000_000 + line.below(18_000_000) + (line.isOne(in: 200) ? 60_000_000 : 0)
        received = max(received, midnight + Int64(burst.moment + delay))
        return received
    }

    private mutating func symbol(for phase: BurstSchedule.Phase, after previous: Int?) -> Int {
        guard phase == .continuous else {
            printed += 1
            return order[printed - 1]
        }
        // One large order meets several small ones, so most trades of a moment are of one symbol.
        if let previous, random.below(10) < 6 { return previous }
        let draw = random.below(activities[activities.count - 1])
        return activities.firstIndex { draw < $0 } ?? 0
    }

    private mutating func trade(of index: Int, in phase: BurstSchedule.Phase, at second: Int) -> MarketTrade {
        switch phase {
        case .opening: symbols[index].openingPrint(at: second, random: &random)
        case .closing: symbols[index].closingPrint(at: second, random: &random)
        case .continuous:
            symbols[index].trade(at: second, intensity: intensity, random: &random)
        }
    }

    private static func shuffled(_ count: Int, random: inout SplitMix64) -> [Int] {
        var order = Array(0..<count)
        for index in order.indices.dropFirst() {
            order.swapAt(index, random.below(index + 1))
        }
        return order
    }
}
