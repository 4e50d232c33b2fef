/// Filling domestic orders.
extension Desk {
    /// Fills what the book has at this moment.
    mutating func matchOnArrival(_ place: Int) {
        let order = orders[place]
        guard order.isOpen, case .domestic(let symbol) = order.instrument else { return }
        switch order.pricing {
        case .previousClose: fill(place, order.remaining, at: order.workingPrice, now)
        case .close:
            if now.second >= SessionTimes.closingPrice { fill(place, order.remaining, at: order.workingPrice, now) }
        case .midPrice:
            // Nothing waits in the middle of the book, so there is nothing to be had at once.
            if order.condition != .none { drop(place) }
        case .stop: break
        case .limit, .market, .conditional, .best, .priority, .open:
            if isContinuous(symbol, at: order.venue) || order.condition != .none { sweep(place) }
        }
    }

    private func isContinuous(_ symbol: Int, at venue: Venue) -> Bool {
        let (second, day) = (now.second, now.day)
        switch venue {
        case .krx:
            let phase = KRXPhase(at: second, on: day)
            return phase == .afterMarket || phase == .continuous && market.boards[symbol].regular.volume > 0
        case .nxt:
            let phase = NXTPhase(at: second, on: day)
            return phase == .preMarket || phase == .main || phase == .afterMarket
        }
    }

    /// Takes the other side's levels from the best on, as far as the order's price allows.
    private mutating func sweep(_ place: Int) {
        let order = orders[place]
        guard case .domestic(let symbol) = order.instrument else { return }
        let levels = market.boards[symbol].levels(at: order.venue)
        let key = BookSide(symbol: symbol, venue: order.venue, side: order.side)
        var gone = taken[key, default: 0]
        var left = order.remaining
        var fills: [(quantity: Int, price: Int)] = []
        for level in order.side == .buy ? levels.asks : levels.bids where left > 0 {
            guard order.accepts(level.price) else { break }
            let usable = max(0, level.quantity - gone)
            gone = max(0, gone - level.quantity)
            guard usable > 0 else { continue }
            fills.append((min(usable, left), level.price))
            left -= min(usable, left)
        }
        guard left == 0 || order.condition != .fillOrKill else { return drop(place) }
        for (quantity, price) in fills {
            taken[key, default: 0] += quantity
            fill(place, quantity, at: price, now)
        }
        if left > 0, order.condition != .none { drop(place) }
    }

    /// Lets a trade of the market reach the orders that wait for its price.
    mutating func match(_ print: Print, at time: Moment) {
        let symbol = print.trade.symbolIndex
        taken[BookSide(symbol: symbol, venue: print.venue, side: .buy)] = nil
        taken[BookSide(symbol: symbol, venue: print.venue, side: .sell)] = nil
        let waiting = orders.open.filter { place in
            let order = orders[place]
            let isTimed = order.pricing == .close || order.pricing == .previousClose
            return order.instrument == .domestic(symbol) && order.venue == print.venue && !isTimed
        }
        guard !waiting.isEmpty else { return }
        trigger(waiting, by: print.trade.price)
        let isSinglePrice = print.trade.side == .auction || print.trade.isClosingPrint
        for side in [OrderSide.buy, .sell] {
            let quote = side == .buy ? print.trade.book.ask : print.trade.book.bid
            // What was traded, and what is offered at a quote that has come to meet the orders.
            var traded = print.trade.quantity
            var offered = side == .buy ? print.trade.book.askQuantity : print.trade.book.bidQuantity
            for place in byPriority(waiting, side) {
                let order = orders[place]
                guard let price = fillPrice(of: order, in: print.trade, isSinglePrice: isSinglePrice) else { continue }
                // A single price serves everybody who would have paid more; the others share what was traded.
                let isSure = isSinglePrice && order.workingPrice != print.trade.price
                let isMet = !isSinglePrice && order.accepts(quote)
                let quantity = isSure ? order.remaining : min(order.remaining, isMet ? offered : traded)
                guard quantity > 0 else { continue }
                if isMet {
                    offered -= quantity
                    taken[BookSide(symbol: symbol, venue: print.venue, side: side), default: 0] += quantity
                } else if !isSure {
                    traded -= quantity
                }
                fill(place, quantity, at: price, time)
            }
        }
    }

    private mutating func trigger(_ waiting: [Int], by price: Int) {
        for place in waiting where !orders[place].isTriggered {
            let order = orders[place]
            let isReached = order.side == .buy ? price >= order.triggerPrice : price <= order.triggerPrice
            if isReached { orders.update(place) { $0.isTriggered = true } }
        }
    }

    private func byPriority(_ waiting: [Int], _ side: OrderSide) -> [Int] {
        waiting.filter { orders[$0].side == side && orders[$0].isTriggered }.sorted { left, right in
            let (first, second) = (orders[left].workingPrice, orders[right].workingPrice)
            guard first != second else { return left < right }
            return side == .buy ? first > second : first < second
        }
    }

    /// What the order pays if the trade reaches it.
    private func fillPrice(of order: Order, in trade: MarketTrade, isSinglePrice: Bool) -> Int? {
        if order.pricing == .midPrice { return trade.isMidPrice ? trade.price : nil }
        if isSinglePrice { return order.accepts(trade.price) ? trade.price : nil }
        let quote = order.side == .buy ? trade.book.ask : trade.book.bid
        if order.pricing == .market { return quote }
        guard order.accepts(trade.price) || order.accepts(quote) else { return nil }
        return order.workingPrice
    }

    mutating func fill(_ place: Int, _ quantity: Int, at price: Int, _ time: Moment) {
        orders.update(place) { $0.fill(quantity, at: price) }
        let order = orders[place]
        guard case .domestic(let symbol) = order.instrument else { return }
        let amount = quantity * price
        let kind = market.boards[symbol].instrument.kind
        account.fill(
            symbol,
            order.side,
            quantity,
            amount: amount,
            costs: .domestic(order.side, amount: amount, of: kind),
            on: order.day
        )
        notices.append(.fill(of: order, quantity, at: price, time))
    }

    /// Cancels what an order of immediate or no effect did not get.
    private mutating func drop(_ place: Int) {
        orders.update(place) { $0.cancel($0.remaining) }
        notices.append(.of(orders[place], .dropped, at: now))
    }

    mutating func turnConditionalOrders() {
        for place in orders.open where orders[place].pricing == .conditional {
            guard case .domestic(let symbol) = orders[place].instrument else { continue }
            let limits = market.boards[symbol].limits
            // A purchase keeps its hold: the single price may be above the limit that the cash was checked for.
            let bound = orders[place].side == .buy ? bound(of: orders[place], limits.upper) : limits.lower
            orders.update(place) { order in
                order.pricing = .market
                order.workingPrice = bound
            }
        }
    }

    /// The highest price up to a limit at which the order's cash and what is free besides suffice.
    private func bound(of order: Order, _ upper: Int) -> Int {
        let free = spendable + order.remaining * order.workingPrice
        return max(order.workingPrice, min(upper, free / max(1, order.remaining) * 999 / 1_000))
    }

    mutating func fillClosingPriceOrders() {
        for place in orders.open where orders[place].pricing == .close {
            guard case .domestic(let symbol) = orders[place].instrument else { continue }
            fill(place, orders[place].remaining, at: market.boards[symbol].regularPrice, now)
        }
    }
}

extension Order {
    /// Whether the order would trade at a price.
    func accepts(_ price: Int) -> Bool { side == .buy ? price <= workingPrice : price >= workingPrice }
}
