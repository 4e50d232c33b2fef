/// American orders.
extension Desk {
    /// An American order as it is asked for; the price is in ten-thousandths of a dollar.
    struct OverseasRequest: Sendable, Hashable {
        var symbol: String
        var exchange: OverseasExchange
        var side: OrderSide
        var code: String
        var quantity: Int
        var price: Int
    }

    /// Takes an order or says why not.
    mutating func place(_ request: OverseasRequest) throws(OrderReject) -> Order {
        let order = try order(for: request)
        switch order.side {
        case .sell: guard order.quantity <= sellable(order.instrument) else { throw .notEnoughShares }
        case .buy:
            let amount = order.quantity * order.workingPrice
            guard amount + TradingCosts.overseas(amount: amount).sum <= spendableDollars else { throw .notEnoughCash }
        }
        return enterOverseas(order.numbered(orders.nextNumber()))
    }

    /// Changes an open order; a modification changes the price alone.
    mutating func changeOverseas(
        _ change: OrderChange,
        symbol: String,
        exchange: OverseasExchange
    ) throws(OrderReject) -> Order {
        guard let index = overseas.index(of: symbol, at: exchange) else { throw .unknownSymbol }
        guard let place = orders.place(of: change.original), orders[place].instrument == .overseas(index) else {
            throw .noOriginal
        }
        let quantity = try changeable(place, change)
        let old = orders[place]
        guard case .modify(_, let price, _) = change.kind else { return cancel(place, quantity) }
        let request = OverseasRequest(
            symbol: symbol,
            exchange: exchange,
            side: old.side,
            code: old.code,
            quantity: quantity,
            price: price
        )
        let order = try order(for: request, original: old.number, change: .modify)
        let extra = (order.workingPrice - old.workingPrice) * quantity
        let costs = TradingCosts.overseas(amount: max(0, extra)).sum
        guard old.side == .sell || extra <= 0 || extra + costs <= spendableDollars else { throw .notEnoughCash }
        orders.update(place) { $0.cancel(quantity) }
        return enterOverseas(order.numbered(orders.nextNumber()))
    }

    private func order(
        for request: OverseasRequest,
        original: Int? = nil,
        change: Order.Change = .new
    ) throws(OrderReject) -> Order {
        guard let index = overseas.index(of: request.symbol, at: request.exchange) else { throw .unknownSymbol }
        guard let kind = OverseasOrderKind(rawValue: request.code), request.quantity > 0,
            kind.isAllowed(for: request.side), realm == .real || kind == .limit
        else { throw .kindNotAllowed }
        let time = NewYorkTime(now)
        guard let session = OverseasSession(time) else { throw .overseasClosed }
        if kind.pricing == .open, session != .pre { throw .overseasClosed }
        if kind.takesPrice {
            guard request.price >= 100, request.price.isMultiple(of: 100) else { throw .offTick }
        }
        let end = (NewYorkTime.isSummer(time.day) ? 18 : 17) * 3_600
        return Order(
            number: 0,
            original: original,
            change: change,
            instrument: .overseas(index),
            side: request.side,
            code: kind.rawValue,
            kindName: kind == .limit ? "지정가" : kind.rawValue,
            pricing: kind.pricing,
            price: kind.takesPrice ? request.price : 0,
            workingPrice: kind.takesPrice ? request.price : 100,
            quantity: request.quantity,
            placed: now,
            day: time.day,
            expiry: NewYorkTime.moment(day: time.day, second: end)
        )
    }

    private mutating func enterOverseas(_ order: Order) -> Order {
        let place = orders.add(order)
        notices.append(.of(order, order.change == .new ? .accepted : .confirmed, at: now))
        guard order.pricing == .limit, case .overseas(let symbol) = order.instrument else { return order }
        let book = overseas.boards[symbol].book
        let isBuy = order.side == .buy
        if order.accepts(isBuy ? book.ask : book.bid) {
            let quantity = min(order.quantity, isBuy ? book.askQuantity : book.bidQuantity)
            fillOverseas(place, quantity, at: isBuy ? book.ask : book.bid, now)
        }
        return orders[place]
    }

    /// Lets a trade of the market reach the orders that wait for its price or its session.
    mutating func match(_ trade: OverseasTrade, at time: Moment) {
        for place in orders.open where orders[place].instrument == .overseas(trade.symbol) {
            let order = orders[place]
            switch order.pricing {
            case .open:
                guard trade.session == .regular else { continue }
                finish(place, at: trade.price, time)
            case .close:
                guard trade.session == .after else { continue }
                finish(place, at: overseas.boards[trade.symbol].regularLast ?? trade.price, time)
            default:
                guard order.accepts(trade.price) else { continue }
                fillOverseas(place, min(order.remaining, trade.quantity), at: order.workingPrice, time)
            }
        }
    }

    /// Fills an order at an auction's single price, or cancels it.
    private mutating func finish(_ place: Int, at price: Int, _ time: Moment) {
        let order = orders[place]
        if order.accepts(price) {
            fillOverseas(place, order.remaining, at: price, time)
        } else {
            orders.update(place) { $0.cancel($0.remaining) }
            notices.append(.of(orders[place], .dropped, at: time))
        }
    }

    private mutating func fillOverseas(_ place: Int, _ quantity: Int, at price: Int, _ time: Moment) {
        orders.update(place) { $0.fill(quantity, at: price) }
        let order = orders[place]
        guard case .overseas(let symbol) = order.instrument else { return }
        account.fillOverseas(symbol, order.side, quantity, amount: quantity * price, on: order.day)
        notices.append(.fill(of: order, quantity, at: price, time))
    }
}
