/// What the owner does when it is time.
extension Owner {
    /// Places one order, or changes one that is open.
    mutating func act(at desk: inout Desk) {
        let draw = isFresh ? 0 : random.below(100)
        isFresh = false
        let changed =
            switch draw {
            case 80..<87: cancel(at: &desk)
            case 87..<95: modify(at: &desk)
            default: nil as Order?
            }
        let request =
            switch draw {
            case ..<30: purchase(at: desk, isMarket: true) ?? sale(at: desk, isMarket: true)
            case ..<50: sale(at: desk, isMarket: true) ?? purchase(at: desk, isMarket: true)
            case ..<65: purchase(at: desk, isMarket: false) ?? sale(at: desk, isMarket: false)
            case ..<95: sale(at: desk, isMarket: false) ?? purchase(at: desk, isMarket: false)
            default: nil as OrderRequest?
            }
        guard let order = changed ?? (try? desk.placeFromApp(request ?? excess(at: desk))) else { return }
        numbers.insert(order.number)
    }

    /// A purchase for a part of the cash; nil when nothing can be afforded.
    private mutating func purchase(at desk: Desk, isMarket: Bool) -> OrderRequest? {
        let (first, count) = (symbol(at: desk), Self.symbolCount(at: desk))
        let (part, offset) = (4 + random.below(12), random.below(4) - 1)
        for symbol in (0..<count).map({ (first + $0) % count }) {
            let board = desk.market.boards[symbol]
            let price = isMarket ? board.limits.upper : price(.buy, on: board, steps: offset)
            let most = desk.affordable(at: price)
            guard most > 0 else { continue }
            let quantity = min(most, max(1, desk.spendable / part / price))
            return request(.buy, board, quantity, at: isMarket ? nil : price)
        }
        return nil
    }

    /// A sale of some or all that is held of a symbol; nil when nothing can be sold.
    private mutating func sale(at desk: Desk, isMarket: Bool) -> OrderRequest? {
        let held = (0..<Self.symbolCount(at: desk)).filter { desk.sellable(.domestic($0)) > 0 }
        let (choice, isWhole, offset) = (random.next(), random.isOne(in: 3), random.below(4) - 1)
        guard !held.isEmpty else { return nil }
        let symbol = held[Int(choice % UInt64(held.count))]
        let board = desk.market.boards[symbol]
        let most = desk.sellable(.domestic(symbol))
        let quantity = isWhole ? most : 1 + random.below(most)
        return request(.sell, board, quantity, at: isMarket ? nil : price(.sell, on: board, steps: offset))
    }

    /// A sale of more than there is, which is rejected.
    private mutating func excess(at desk: Desk) -> OrderRequest {
        let symbol = symbol(at: desk)
        let board = desk.market.boards[symbol]
        let quantity = max(0, desk.sellable(.domestic(symbol))) + 1 + random.below(10)
        return request(.sell, board, quantity, at: price(.sell, on: board, steps: 0))
    }

    /// Cancels an open order or half of it; nil when there is none.
    private mutating func cancel(at desk: inout Desk) -> Order? {
        guard let order = openOrder(at: desk) else { return nil }
        let quantity = random.isOne(in: 3) ? max(1, order.remaining / 2) : nil
        return try? desk.change(
            OrderChange(original: order.number, kind: .cancel, quantity: quantity),
            routing: order.routing
        )
    }

    /// Moves an open order one step towards the other side; nil when there is none or the cash does not suffice.
    private mutating func modify(at desk: inout Desk) -> Order? {
        guard let order = openOrder(at: desk), case .domestic(let symbol) = order.instrument else { return nil }
        let board = desk.market.boards[symbol]
        let moved = order.side == .buy ? board.grid.above(order.price) : board.grid.below(order.price)
        return try? desk.change(
            OrderChange(
                original: order.number,
                kind: .modify(code: Self.limit, price: board.limits.clamp(moved), triggerPrice: 0)
            ),
            routing: order.routing
        )
    }

    private mutating func openOrder(at desk: Desk) -> Order? {
        let open = desk.orders.open.map { desk.orders[$0] }
            .filter { numbers.contains($0.number) && $0.day == desk.now.day && $0.pricing == .limit }
        return open.isEmpty ? nil : open[random.below(open.count)]
    }

    /// So many steps behind the best quote of the order's own side, or the other side's quote at one step before it.
    private func price(_ side: OrderSide, on board: Board, steps: Int) -> Int {
        let book = board.book(at: .krx)
        guard steps >= 0 else { return side == .buy ? book.ask : book.bid }
        var price = side == .buy ? book.bid : book.ask
        for _ in 0..<steps { price = side == .buy ? board.grid.below(price) : board.grid.above(price) }
        return board.limits.clamp(price)
    }

    private func request(_ side: OrderSide, _ board: Board, _ quantity: Int, at price: Int?) -> OrderRequest {
        OrderRequest(
            symbol: board.instrument.symbol,
            side: side,
            code: price == nil ? Self.market : Self.limit,
            quantity: quantity,
            price: price ?? 0,
            routing: .krx
        )
    }

    private mutating func symbol(at desk: Desk) -> Int { random.below(Self.symbolCount(at: desk)) }

    /// People trade what has a name.
    private static func symbolCount(at desk: Desk) -> Int { min(Listing.namedCount, desk.market.boards.count) }

    private static let limit = "00"
    private static let market = "01"
}
