/// What the account could still spend and sell.
extension Desk {
    /// The worst that the rest of an open purchase can cost, with its fee: each of its fills rounds its own up.
    private func hold(_ order: Order) -> Int {
        let amount = order.remaining * order.workingPrice
        return switch order.instrument {
        case .domestic(let symbol):
            amount + order.remaining
                + TradingCosts.domestic(.buy, amount: amount, of: market.boards[symbol].instrument.kind).sum
        case .overseas: amount + TradingCosts.overseas(amount: amount).sum
        }
    }

    private func openOrders(_ side: OrderSide) -> [Order] {
        orders.open.map { orders[$0] }.filter { $0.side == side }
    }

    /// Won that no order holds.
    var spendable: Int {
        openOrders(.buy).reduce(account.finalCash) { rest, order in
            if case .domestic = order.instrument { rest - hold(order) } else { rest }
        }
    }

    /// Ten-thousandths of a dollar that no order holds.
    var spendableDollars: Int {
        openOrders(.buy).reduce(account.dollars) { rest, order in
            if case .overseas = order.instrument { rest - hold(order) } else { rest }
        }
    }

    /// Shares that no order offers.
    func sellable(_ instrument: Order.Instrument) -> Int {
        let held =
            switch instrument {
            case .domestic(let symbol): account.holdings[symbol]?.quantity ?? 0
            case .overseas(let symbol): account.overseas[symbol]?.quantity ?? 0
            }
        return openOrders(.sell).reduce(held) { $1.instrument == instrument ? $0 - $1.remaining : $0 }
    }

    /// How many shares can be bought at a price, costs included.
    func affordable(at price: Int) -> Int {
        guard price > 0, spendable > 0 else { return 0 }
        var count = spendable / price
        while count > 0, worst(count, at: price) > spendable { count -= 1 }
        return count
    }

    private func worst(_ count: Int, at price: Int) -> Int {
        count * price + count + TradingCosts.domestic(.buy, amount: count * price, of: .stock).sum
    }
}
