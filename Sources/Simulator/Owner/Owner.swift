/// The account's owner, who trades by hand beside every program: so many orders on a trading day.
///
/// When and what is drawn from the seed and the day. The orders go to the desk as everybody's do, in time with the market,
/// so the same seed, start and calls give the same orders.
struct Owner: Sendable {
    private let ordersPerDay: Int
    private let seed: UInt64
    private var day: MarketDate
    /// When what is left of the day's orders is placed, latest first.
    private var moments: [Moment] = []
    var random: SplitMix64
    /// The numbers of the day's orders, by which the owner knows them again.
    var numbers: Set<Int> = []
    /// Whether the day's first order is still to come; it is one that is filled at once.
    var isFresh = true

    init(ordersPerDay: Int, seed: UInt64, start: Moment) {
        self.ordersPerDay = ordersPerDay
        self.seed = seed
        day = start.day
        random = SplitMix64(seed: seed)
        begin(day, at: start)
    }

    /// Takes out the moment of the next order, or nil if none is placed before or at `limit`.
    mutating func next(until limit: Moment) -> Moment? {
        guard ordersPerDay > 0 else { return nil }
        while moments.isEmpty {
            let next = day.nextTradingDay
            guard Moment(day: next, second: SessionClock.open) <= limit else { return nil }
            begin(next)
        }
        guard let next = moments.last, next <= limit else { return nil }
        return moments.removeLast()
    }

    /// Spreads a day's orders over the rest of the regular session, the first of them within a minute.
    private mutating func begin(_ day: MarketDate, at start: Moment? = nil) {
        self.day = day
        numbers.removeAll()
        isFresh = true
        random = SplitMix64(seed: seed, purpose: .owner, symbol: day.compact)
        let open = Moment(day: day, second: SessionClock.open).nanoseconds
        let first = max(open, start?.nanoseconds ?? open)
        let last = Moment(day: day, second: SessionClock.close).nanoseconds
        guard ordersPerDay > 0, SampleCalendar.isOpen(day), first < last else { return }
        let part = max(1, Int(last - first) / ordersPerDay)
        for index in 0..<ordersPerDay {
            let length = index == 0 ? min(part, Self.minute) : part
            moments.append(Moment(nanoseconds: first + Int64(index * part + random.below(length))))
        }
        moments.reverse()
    }

    private static let minute = 60_000_000_000
}
