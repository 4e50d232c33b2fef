/// The American market of the simulator: a few symbols that wander around their previous close.
///
/// It is pure: the same seed and first moment give the same trades, however its time is cut into steps.
struct OverseasMarket: Sendable {
    private(set) var boards: [OverseasBoard]
    /// The date in New York that the boards show.
    private(set) var day: MarketDate
    private let indices: [String: Int]
    private let perMille: Int
    private var random: SplitMix64
    private var second: Moment
    private var waiting: [Moment] = []
    /// The session that `second` lies in, so that the calendar is asked once a session and not every second.
    private var present: (session: OverseasSession, end: Moment)?

    init(start: Moment, trades: Int, seed: UInt64) {
        let today = NewYorkTime(start).day
        day = today
        boards = OverseasListing.all.map { OverseasBoard(listing: $0, day: today, seed: seed) }
        indices = Dictionary(
            uniqueKeysWithValues: OverseasListing.all.enumerated().map { ($1.realTimeSymbol, $0) }
        )
        perMille = trades * 1_000 / 50_000
        random = SplitMix64(seed: seed, purpose: .overseas)
        // The day's trades so far are made up from its beginning, whenever the simulation starts.
        second = NewYorkTime.moment(day: today, second: OverseasSession.preMarket)
    }

    /// The index of a real-time symbol such as `DNASAAPL`.
    func index(ofRealTimeSymbol symbol: String) -> Int? { indices[symbol] }

    /// The index of a symbol at an exchange.
    func index(of symbol: String, at exchange: OverseasExchange) -> Int? {
        indices["D\(exchange.quoteCode)\(symbol)"]
    }

    /// When the next trade happens, or nil if none comes before or at `limit`.
    mutating func nextTime(until limit: Moment) -> Moment? {
        while waiting.isEmpty {
            guard second <= limit else { return nil }
            fill()
        }
        return waiting.first.flatMap { $0 <= limit ? $0 : nil }
    }

    /// The next trade, or nil if none comes before or at `limit`.
    mutating func next(until limit: Moment) -> (time: Moment, trade: OverseasTrade)? {
        guard let time = nextTime(until: limit) else { return nil }
        waiting.removeFirst()
        guard let session = OverseasSession(NewYorkTime(time)) else { return nil }
        return (time, trade(at: time, session))
    }

    private mutating func fill() {
        guard let session = session() else { return }
        let rate = session == .regular ? perMille : perMille / 4
        let count = rate / 1_000 + (random.below(1_000) < rate % 1_000 ? 1 : 0)
        for _ in 0..<count {
            waiting.append(Moment(nanoseconds: second.nanoseconds + Int64(random.below(1_000_000_000))))
        }
        waiting.sort()
        second = second.advanced(bySeconds: 1)
    }

    /// The session that `second` lies in; while nothing is traded nil, with `second` moved to the beginning of the next one.
    private mutating func session() -> OverseasSession? {
        if let present, second < present.end { return present.session }
        let time = NewYorkTime(second)
        if time.day > day {
            for index in boards.indices { boards[index].close(on: day) }
            day = time.day
        }
        guard let session = OverseasSession(time) else {
            second = nextSession(after: time)
            return nil
        }
        present = (session, NewYorkTime.moment(day: time.day, second: session.end(on: time.day)))
        return session
    }

    private func nextSession(after time: NewYorkTime) -> Moment {
        let isBefore = OverseasSession.isOpen(time.day) && time.second < OverseasSession.preMarket
        let day = isBefore ? time.day : OverseasSession.tradingDay(after: time.day)
        return NewYorkTime.moment(day: day, second: OverseasSession.preMarket)
    }

    private mutating func trade(at time: Moment, _ session: OverseasSession) -> OverseasTrade {
        let symbol = random.below(boards.count)
        let board = boards[symbol]
        let pull = (board.base - board.price) / 200
        let deviation = max(100, board.price / 1_000 * board.listing.dailyVolatility / 100_000)
        let bid = OverseasBar.cents(board.price + random.bell(deviation: deviation) + pull)
        let isBuy = random.isOne(in: 2)
        let quantity = 1 + random.below(100 << min(random.next().trailingZeroBitCount, 5))
        let price = isBuy ? bid + 100 : bid
        var day = board.day
        day.add(price: price, quantity: quantity, side: isBuy ? .buy : .sell, at: NewYorkTime(time).second)
        let trade = OverseasTrade(
            symbol: symbol,
            session: session,
            price: price,
            quantity: quantity,
            isBuy: isBuy,
            book: OverseasTrade.Book(
                ask: bid + 100,
                bid: bid,
                askQuantity: 1 + random.below(500),
                bidQuantity: 1 + random.below(500)
            ),
            day: day
        )
        boards[symbol].add(trade)
        return trade
    }
}
