/// One symbol as a market code shows it: the exchange, Nextrade, or both together.
struct QuoteView: Sendable {
    let board: Board
    let day: SymbolDay
    let price: Int
    let book: MarketTrade.Book
    let venue: Venue

    init(_ board: Board, market: String) {
        self.board = board
        switch market {
        case "NX": (venue, day) = (.nxt, board.nxt.day)
        case "UN": (venue, day) = (board.isNextradeLast ? .nxt : .krx, board.combined)
        default: (venue, day) = (.krx, board.krx.day)
        }
        price = market == "UN" && day.volume > 0 ? day.last : board.price(at: venue)
        book = board.book(at: venue)
    }

    var base: Int { board.reference.previousClose }
    var sign: String { WireNumber.sign(price, base: base, limits: board.limits) }
    var change: String { digits(price - base) }
    var rate: String { WireNumber.percent(price - base, of: base) }
    /// The day's price, or zero before the first trade.
    func orZero(_ price: Int) -> String { digits(day.volume > 0 ? price : 0) }
}

extension Board {
    fileprivate var isNextradeLast: Bool {
        guard let nxt = nxt.last else { return false }
        guard let krx = krx.last else { return true }
        return nxt.second > krx.second
    }
}
