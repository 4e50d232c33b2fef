/// The customer's money and shares. Korean trades settle on the second trading day after.
struct Account: Sendable {
    /// Won that are settled.
    private(set) var cash: Int
    private(set) var holdings: [Int: Holding] = [:]
    private(set) var settlements: [Settlement] = []
    private(set) var today = Totals()
    private(set) var yesterday = Totals()
    /// Assets at the end of the day before.
    var assetsYesterday = 0
    /// Ten-thousandths of a dollar.
    private(set) var dollars: Int
    private(set) var overseas: [Int: Holding] = [:]
    private(set) var trades: [BookedTrade] = []

    struct Settlement: Sendable, Hashable {
        let day: MarketDate
        let amount: Int
    }

    struct Totals: Sendable, Hashable {
        var bought = 0
        var sold = 0
        var costs = 0
    }

    init(cash: Int, dollars: Int) {
        self.cash = cash
        self.dollars = dollars
    }

    /// Puts shares into the account at the start.
    mutating func hold(_ symbol: Int, _ quantity: Int, cost: Int) {
        holdings[symbol] = Holding(quantity: quantity, cost: cost)
    }

    /// Cash once everything due up to a day is settled.
    func cash(settledBy day: MarketDate) -> Int {
        settlements.reduce(cash) { $1.day <= day ? $0 + $1.amount : $0 }
    }

    /// Cash once every trade is settled: the figure that can be used.
    var finalCash: Int { settlements.reduce(cash) { $0 + $1.amount } }

    mutating func fill(
        _ symbol: Int,
        _ side: OrderSide,
        _ quantity: Int,
        amount: Int,
        costs: TradingCosts,
        on day: MarketDate
    ) {
        var holding = holdings[symbol] ?? Holding()
        var cost = 0
        today.costs += costs.sum
        switch side {
        case .buy:
            holding.buy(quantity, for: amount)
            today.bought += amount
            settle(-(amount + costs.sum), after: day)
        case .sell:
            cost = holding.sell(quantity)
            today.sold += amount
            settle(amount - costs.sum, after: day)
        }
        holdings[symbol] = holding
        book(
            BookedTrade(
                day: day,
                instrument: .domestic(symbol),
                side: side,
                quantity: quantity,
                amount: amount,
                costs: costs,
                cost: cost
            )
        )
    }

    mutating func fillOverseas(_ symbol: Int, _ side: OrderSide, _ quantity: Int, amount: Int, on day: MarketDate) {
        let costs = TradingCosts.overseas(amount: amount)
        var holding = overseas[symbol] ?? Holding()
        var cost = 0
        switch side {
        case .buy:
            holding.buy(quantity, for: amount)
            dollars -= amount + costs.sum
        case .sell:
            cost = holding.sell(quantity)
            dollars += amount - costs.sum
        }
        overseas[symbol] = holding
        book(
            BookedTrade(
                day: day,
                instrument: .overseas(symbol),
                side: side,
                quantity: quantity,
                amount: amount,
                costs: costs,
                cost: cost
            )
        )
    }

    /// Begins a trading day: what is due is settled, today becomes yesterday.
    mutating func open(_ day: MarketDate) {
        cash = cash(settledBy: day)
        settlements.removeAll { $0.day <= day }
        (yesterday, today) = (today, Totals())
        for symbol in holdings.keys { holdings[symbol]?.open() }
        for symbol in overseas.keys { overseas[symbol]?.open() }
        holdings = holdings.filter { $0.value.isShown }
        overseas = overseas.filter { $0.value.isShown }
    }

    private mutating func settle(_ amount: Int, after day: MarketDate) {
        let due = day.tradingDay(after: 2)
        if let last = settlements.last, last.day == due {
            settlements[settlements.count - 1] = Settlement(day: due, amount: last.amount + amount)
        } else {
            settlements.append(Settlement(day: due, amount: amount))
        }
    }

    private mutating func book(_ trade: BookedTrade) {
        if trades.count == Self.keptTrades { trades.removeFirst(Self.keptTrades / 10) }
        trades.append(trade)
    }

    private static let keptTrades = 50_000
}
