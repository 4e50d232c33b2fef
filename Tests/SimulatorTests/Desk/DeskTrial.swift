@testable import Simulator

/// A desk on a small market, with a customer who does things at random.
struct DeskTrial {
    var desk: Desk
    let seed: UInt64
    private var random: SplitMix64
    private(set) var notices: [Notice] = []
    private(set) var rejects: [OrderReject] = []

    static let cash = 30_000_000
    static let held = 200

    init(seed: UInt64 = 7, realm: Realm = .real, at second: Int = 10 * 3_600, day: MarketDate = SampleDay.defaultDay)
        throws
    {
        self.seed = seed
        random = SplitMix64(seed: seed)
        let sample = try SampleDay(seed: seed, day: day, symbols: 8, ticks: 3_000)
        var account = Account(cash: Self.cash, dollars: 20_000 * 10_000)
        for symbol in 0..<3 { account.hold(symbol, Self.held, cost: Self.held * 10_000) }
        desk = Desk(realm: realm, sample: sample, start: Moment(day: day, second: second), account: account)
    }

    mutating func advance(to second: Int, on day: MarketDate = SampleDay.defaultDay) {
        let moment = Moment(day: day, second: second)
        while desk.step(until: moment) != nil {}
        notices += desk.notices
        desk.notices.removeAll()
    }

    /// Does one thing: mostly an order near the price, sometimes a change of an open one.
    mutating func act() {
        do {
            if random.isOne(in: 3), let place = desk.orders.open.randomPlace(&random) {
                try change(desk.orders[place])
            } else {
                _ = try desk.place(order())
            }
        } catch let reject as OrderReject {
            rejects.append(reject)
        } catch {
            fatalError("only rejects are thrown")
        }
        notices += desk.notices
        desk.notices.removeAll()
    }

    private mutating func order() -> OrderRequest {
        let symbol = random.below(8)
        let board = desk.market.boards[symbol]
        let price = board.grid.floor(board.price + (random.below(7) - 3) * board.grid.step(at: board.price))
        let codes = ["00", "00", "00", "01", "02", "03", "04", "11", "12", "13", "22"]
        return OrderRequest(
            symbol: board.instrument.symbol,
            side: random.isOne(in: 2) ? .buy : .sell,
            code: codes[random.below(codes.count)],
            quantity: 1 + random.below(60),
            price: price,
            routing: [.krx, .krx, .nxt, .smart][random.below(4)],
            triggerPrice: board.grid.above(price)
        )
    }

    private mutating func change(_ order: Order) throws {
        let board: Board
        guard case .domestic(let symbol) = order.instrument else { return }
        board = desk.market.boards[symbol]
        let isCancel = random.isOne(in: 2)
        let part = random.isOne(in: 2) ? nil : 1 + random.below(order.remaining)
        let price = board.grid.floor(board.price)
        let change = OrderChange(
            original: order.number,
            kind: isCancel ? .cancel : .modify(code: "00", price: price, triggerPrice: 0),
            quantity: part
        )
        _ = try desk.change(change, routing: order.routing)
    }

    /// What does not add up.
    var violations: [String] {
        var found: [String] = []
        for order in desk.orders.orders {
            if order.quantity != order.filled + order.remaining + order.cancelled + order.rejected
                || order.remaining < 0
            {
                found.append("parts of \(order.number)")
            }
            let told = notices.filter { $0.order.number == order.number }
            if told.first?.isFill ?? true { found.append("\(order.number) was not told to be accepted first") }
            if told.reduce(0, { $1.isFill ? $0 + $1.quantity : $0 }) != order.filled {
                found.append("fills of \(order.number) were not told")
            }
            if order.filled > 0, !order.accepts(order.averagePrice), order.pricing != .market,
                order.pricing != .midPrice
            {
                found.append("\(order.number) was filled at \(order.averagePrice), worse than \(order.workingPrice)")
            }
        }
        let trades = desk.account.trades
        let flow = trades.reduce(0) { $0 + ($1.side == .buy ? -$1.amount : $1.amount) - $1.costs.sum }
        if desk.account.finalCash != Self.cash + flow { found.append("cash") }
        if desk.account.finalCash < 0 { found.append("more was spent than there was") }
        if desk.spendable < 0 { found.append("orders hold more than there is") }
        for symbol in 0..<8 {
            let moved = trades.reduce(0) { sum, trade in
                guard trade.instrument == .domestic(symbol) else { return sum }
                return trade.side == .buy ? sum + trade.quantity : sum - trade.quantity
            }
            let holding = desk.account.holdings[symbol]?.quantity ?? 0
            if holding != (symbol < 3 ? Self.held : 0) + moved { found.append("holding of \(symbol)") }
            if holding < 0 || desk.sellable(.domestic(symbol)) < 0 { found.append("sold more than held of \(symbol)") }
        }
        return found
    }
}

extension [Int] {
    fileprivate func randomPlace(_ random: inout SplitMix64) -> Int? { isEmpty ? nil : self[random.below(count)] }
}
