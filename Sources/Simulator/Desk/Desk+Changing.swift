/// Modifying and cancelling domestic orders.
extension Desk {
    /// Changes an open order of today. The change gets a number of its own, and the old number is dead for that part.
    mutating func change(_ change: OrderChange, routing: OrderRouting) throws(OrderReject) -> Order {
        guard let place = orders.place(of: change.original), case .domestic(let symbol) = orders[place].instrument,
            orders[place].routing == routing
        else { throw .noOriginal }
        let quantity = try changeable(place, change)
        let old = orders[place]
        switch change.kind {
        case .cancel: return cancel(place, quantity)
        case .modify(let code, let price, let triggerPrice):
            let request = OrderRequest(
                symbol: market.boards[symbol].instrument.symbol,
                side: old.side,
                code: code,
                quantity: quantity,
                price: price,
                routing: routing,
                triggerPrice: triggerPrice
            )
            let checked = try order(for: request, number: 0, original: old.number, change: .modify)
            try checkMeans(of: checked, replacing: old, quantity)
            orders.update(place) { $0.cancel(quantity) }
            return enter(checked.numbered(orders.nextNumber()))
        }
    }

    /// How much of an order a change takes.
    func changeable(_ place: Int, _ change: OrderChange) throws(OrderReject) -> Int {
        let order = orders[place]
        let quantity = change.quantity ?? order.remaining
        guard order.isOpen, quantity > 0, quantity <= order.remaining else { throw .nothingToChange }
        return quantity
    }

    /// Cancels part of an order and keeps the cancellation as an order of its own, done at once.
    mutating func cancel(_ place: Int, _ quantity: Int) -> Order {
        orders.update(place) { $0.cancel(quantity) }
        let old = orders[place]
        var cancellation = Order(
            number: orders.nextNumber(),
            original: old.number,
            change: .cancel,
            instrument: old.instrument,
            side: old.side,
            code: old.code,
            kindName: old.kindName,
            pricing: old.pricing,
            condition: old.condition,
            routing: old.routing,
            venue: old.venue,
            price: 0,
            workingPrice: 0,
            quantity: quantity,
            placed: now,
            day: old.day,
            expiry: old.expiry
        )
        cancellation.cancel(quantity)
        let place = orders.add(cancellation)
        notices.append(.of(cancellation, .confirmed, at: now))
        return orders[place]
    }

    private func checkMeans(of order: Order, replacing old: Order, _ quantity: Int) throws(OrderReject) {
        guard order.side == .buy else { return }
        let extra = (order.workingPrice - old.workingPrice) * quantity
        let fee = TradingCosts.domestic(.buy, amount: max(0, extra), of: .stock).sum
        guard extra <= 0 || extra + fee <= spendable else { throw .notEnoughCash }
    }
}
