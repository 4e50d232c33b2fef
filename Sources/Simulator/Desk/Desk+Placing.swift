/// Taking domestic orders.
extension Desk {
    /// Takes an order or says why not. It is told as accepted first and then filled as far as the book goes.
    mutating func place(_ request: OrderRequest) throws(OrderReject) -> Order {
        let order = try order(for: request, number: 0)
        try checkMeans(order)
        return enter(order.numbered(orders.nextNumber()))
    }

    /// Takes an order as the broker's own app sends it: what the account's means do not cover is kept as rejected and
    /// told, since nobody waits for an answer.
    mutating func placeFromApp(_ request: OrderRequest) throws(OrderReject) -> Order {
        let order = try order(for: request, number: 0)
        do {
            try checkMeans(order)
        } catch {
            return refuse(order.numbered(orders.nextNumber()))
        }
        return enter(order.numbered(orders.nextNumber()))
    }

    private mutating func refuse(_ order: Order) -> Order {
        var refused = order
        refused.reject()
        let place = orders.add(refused)
        notices.append(.of(refused, .accepted, at: now))
        return orders[place]
    }

    /// Checks everything but the account's means and makes the order.
    func order(
        for request: OrderRequest,
        number: Int,
        original: Int? = nil,
        change: Order.Change = .new
    ) throws(OrderReject) -> Order {
        guard let symbol = market.index(of: request.symbol) else { throw .unknownSymbol }
        let board = market.boards[symbol]
        guard let kind = OrderKind(code: request.code), realm == .real || kind.isKnownOnPaper,
            request.quantity > 0
        else { throw .kindNotAllowed }
        guard kind.isAllowed(on: request.routing) else {
            throw kind.pricing == .market && kind.condition == .none ? .noMarketOrders : .kindNotAllowed
        }
        let venue = venue(for: request, board)
        let expiry = try expiry(of: kind, at: venue, board)
        if kind.takesPrice { try check(request.price, on: board) }
        if kind.pricing == .stop { try check(request.triggerPrice, on: board) }
        return Order(
            number: number,
            original: original,
            change: change,
            instrument: .domestic(symbol),
            side: request.side,
            code: kind.code,
            kindName: kind.name,
            pricing: kind.pricing,
            condition: kind.condition,
            routing: request.routing,
            venue: venue,
            price: kind.takesPrice ? request.price : 0,
            triggerPrice: kind.pricing == .stop ? request.triggerPrice : 0,
            workingPrice: workingPrice(of: kind, request, board, at: venue),
            quantity: request.quantity,
            placed: now,
            day: now.day,
            expiry: expiry
        )
    }

    /// Puts a checked order into the ledger and matches it.
    mutating func enter(_ order: Order) -> Order {
        let place = orders.add(order)
        notices.append(.of(order, order.change == .new ? .accepted : .confirmed, at: now))
        matchOnArrival(place)
        return orders[place]
    }

    private func check(_ price: Int, on board: Board) throws(OrderReject) {
        guard price > 0, price.isMultiple(of: board.grid.step(at: price)) else { throw .offTick }
        guard price <= board.limits.upper else { throw .aboveUpperLimit }
        guard price >= board.limits.lower else { throw .belowLowerLimit }
    }

    private func checkMeans(_ order: Order) throws(OrderReject) {
        switch order.side {
        case .sell:
            guard order.quantity <= sellable(order.instrument) else { throw .notEnoughShares }
        case .buy:
            guard order.quantity <= affordable(at: order.workingPrice) else { throw .notEnoughCash }
        }
    }

    private func workingPrice(of kind: OrderKind, _ request: OrderRequest, _ board: Board, at venue: Venue) -> Int {
        let book = board.book(at: venue)
        let isBuy = request.side == .buy
        return switch kind.pricing {
        case .limit, .conditional, .stop: request.price
        case .market: isBuy ? board.limits.upper : board.limits.lower
        case .best, .midPrice: isBuy ? book.ask : book.bid
        case .priority: isBuy ? book.bid : book.ask
        case .previousClose: board.reference.previousClose
        case .close, .open: board.regularPrice
        }
    }
}
