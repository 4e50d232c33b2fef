/// The Korean market of the simulator, day after day: the sample's trading days with the sessions around them.
///
/// It is pure: the same seed and first day give the same trades, however its time is cut into steps.
struct DomesticMarket: Sendable {
    private(set) var boards: [Board]
    /// The trading day that the boards show, or the next one if the market has not opened since the start.
    private(set) var sample: SampleDay
    private let indices: [String: Int]
    private var regular: MarketTrades
    private var burst: [MarketTrade] = []
    private var burstTime: Int64?
    private var schedule: VenueSchedule
    private var entry: VenueSchedule.Entry?
    private var random: SplitMix64

    init(sample: SampleDay) {
        self.sample = sample
        boards = sample.references.map(Board.init(reference:))
        indices = Dictionary(
            uniqueKeysWithValues: sample.references.enumerated().map { ($1.instrument.symbol, $0) }
        )
        random = SplitMix64(seed: sample.seed ^ 1, purpose: .venues)
        regular = sample.trades()
        schedule = Self.schedule(of: sample)
        loadBurst()
        entry = schedule.next()
    }

    /// The symbol's index; nil for a code that is not listed.
    func index(of symbol: String) -> Int? { indices[symbol] }

    /// Starts a new trading day from the closes of the one before.
    mutating func open(_ day: MarketDate) {
        guard day > sample.day else { return }
        let bars = boards.compactMap { $0.bar(on: sample.day) }
        self = DomesticMarket(sample: SampleDay(following: sample, on: day, adding: bars))
    }

    /// When the next trades happen, or nil if the day is over.
    var nextTime: Moment? {
        guard let first = burstTime ?? entry?.nanoseconds else { return nil }
        return Moment(nanoseconds: min(first, entry?.nanoseconds ?? first))
    }

    /// The next trades of one moment, or nil if none comes before or at `limit`.
    mutating func next(until limit: Moment) -> (time: Moment, prints: [Print])? {
        if let entry, entry.nanoseconds < burstTime ?? .max {
            guard entry.nanoseconds <= limit.nanoseconds else { return nil }
            let print = trade(entry)
            self.entry = schedule.next()
            return (Moment(nanoseconds: entry.nanoseconds), [print])
        }
        guard let time = burstTime, time <= limit.nanoseconds else { return nil }
        let trades = burst
        loadBurst()
        var prints: [Print] = []
        for trade in trades { prints.append(take(trade, at: .krx, .regular)) }
        return (Moment(nanoseconds: time), prints)
    }

    private mutating func loadBurst() { burstTime = regular.next(into: &burst) }

    private mutating func take(_ trade: MarketTrade, at venue: Venue, _ segment: Print.Segment) -> Print {
        boards[trade.symbolIndex].add(trade, at: venue)
        return Print(venue: venue, segment: segment, trade: trade, combined: boards[trade.symbolIndex].combined)
    }

    /// Makes a trade near the symbol's last price: one step to either side at most, the exchange's price pulling it.
    private mutating func trade(_ entry: VenueSchedule.Entry) -> Print {
        let board = boards[entry.symbol]
        let (grid, limits) = (board.grid, board.limits)
        let last = board.price(at: entry.venue)
        let anchor = entry.segment == .after ? board.close ?? board.price : board.price
        let pull = (anchor - last) / max(1, grid.step(at: last)) / 4
        let lean = random.below(3) - 1 + min(max(pull, -2), 2)
        let moved = grid.floor(min(max(last + lean * grid.step(at: last), limits.lower), limits.upper))
        let bid = min(max(moved, grid.ceiling(limits.lower)), grid.below(limits.upper))
        let isBuy = random.isOne(in: 2)
        let ordinary = max(2, board.reference.previousVolume / 200_000)
        let quantity = 1 + random.below(ordinary << min(random.next().trailingZeroBitCount, 5))
        let depth = max(10, board.reference.previousVolume / 500)
        let (asked, wanted) = (depth / 2 + random.below(depth), depth / 2 + random.below(depth))
        let second = Moment(nanoseconds: entry.nanoseconds).second
        var day = board.day(at: entry.venue)
        let price = isBuy ? grid.above(bid) : bid
        day.add(price: price, quantity: quantity, side: isBuy ? .buy : .sell, at: second)
        let trade = MarketTrade(
            symbolIndex: entry.symbol,
            second: second,
            price: price,
            quantity: quantity,
            side: isBuy ? .buy : .sell,
            book: MarketTrade.Book(
                ask: grid.above(bid),
                bid: bid,
                askQuantity: 1 + random.below(asked / 4 + 1),
                bidQuantity: 1 + random.below(wanted / 4 + 1),
                totalAskQuantity: asked + 1,
                totalBidQuantity: wanted + 1
            ),
            earlierVolume: max(1, board.reference.previousVolume),
            day: day
        )
        return take(trade, at: entry.venue, entry.segment)
    }

    private static func schedule(of sample: SampleDay) -> VenueSchedule {
        VenueSchedule(
            day: sample.day,
            symbols: sample.references.indices.filter { sample.references[$0].instrument.kind == .stock },
            trades: sample.tickCount,
            seed: sample.seed
        )
    }
}
