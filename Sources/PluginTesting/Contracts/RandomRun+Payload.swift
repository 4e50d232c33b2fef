import PluginAPI

extension RandomRun {
    /// A random event of a type, or nothing for types that come in another way.
    mutating func payload(_ kind: EventKinds, _ symbol: String) -> Event.Payload? {
        let (symbol, slot) = script.instrument(symbol)
        let price = step(symbol.description)
        let quantity = Quantity(Int32.random(in: 1...100, using: &generator))
        let money = price.value(of: quantity, in: symbol.market.currency) ?? Money(units: 0, currency: .krw)
        switch kind {
        case .quotes:
            let (ask, bid) = (
                Quote.Level(price: price, quantity: quantity), Quote.Level(price: price, quantity: quantity)
            )
            return .quote(Quote(symbol: symbol, slot: slot, venue: .krx, asks: [ask], bids: [bid]))
        case .executions: return .execution(execution(symbol, price, quantity))
        case .positions: return .position(position(symbol, quantity, money))
        case .portfolios:
            let holding = Portfolio.Holding(
                position: position(symbol, quantity, money),
                name: symbol.description,
                price: price,
                value: money,
                profit: Money(units: money.units / 100, currency: money.currency)
            )
            return .portfolio(Portfolio(account: Self.account, holdings: [holding], cash: [money]))
        case .openOrders: return .openOrders(OpenOrders(account: Self.account, orders: []))
        case .investorFlows:
            return .investorFlow(
                InvestorFlow(
                    symbol: symbol,
                    day: script.day,
                    individuals: quantity,
                    foreigners: -quantity,
                    institutions: quantity,
                    isEstimate: Bool.random(using: &generator)
                )
            )
        case .realizedProfits: return .realizedProfit(profit(money))
        default: return otherPayload(kind, symbol, price, money)
        }
    }

    private func profit(_ money: Money) -> RealizedProfit {
        let none = Money(units: 0, currency: money.currency)
        let day = RealizedProfit.Day(
            day: script.day,
            bought: money,
            sold: none,
            profit: Money(units: -money.units / 100, currency: money.currency),
            fees: none,
            taxes: none
        )
        return RealizedProfit(
            account: Self.account,
            currency: money.currency,
            period: script.day...script.day,
            days: [day]
        )
    }

    private mutating func otherPayload(
        _ kind: EventKinds,
        _ symbol: Symbol,
        _ price: Price,
        _ money: Money
    ) -> Event.Payload? {
        switch kind {
        case .candidates:
            return .candidate(Candidate(list: "test", symbol: symbol, name: symbol.description, buyPrice: price))
        case .records:
            return .record(Record(list: "test", key: symbol.description, fields: ["price": price.description]))
        case .followedTrades:
            let side: Side = Bool.random(using: &generator) ? .buy : .sell
            return .followedTrade(
                FollowedTrade(investor: "somebody", symbol: symbol, side: side, amount: money, capital: money)
            )
        case .commands:
            let name = ["status", "halt", "resume", "help"].randomElement(using: &generator) ?? "status"
            return .command(Command(sender: "1", chat: "1", name: name))
        case .statuses:
            let state = Status.State.allCases.randomElement(using: &generator) ?? .running
            return .status(Status(component: "pipelines.test", state: state))
        default: return nil
        }
    }

    static let account = AccountName("main")

    /// A trade at the next price of an instrument.
    mutating func trade(_ symbol: String) -> Event {
        let price = step(symbol)
        let (symbol, slot) = script.instrument(symbol)
        let trade = Trade(
            script.header(),
            symbol: symbol,
            slot: slot,
            venue: symbol.market == .krx ? .krx : .us,
            aggressor: Bool.random(using: &generator) ? .buy : .sell,
            price: price,
            quantity: Quantity(Int32.random(in: 1...100, using: &generator))
        )
        return Event(trade.header, .trade(trade))
    }

    private mutating func execution(_ symbol: Symbol, _ price: Price, _ quantity: Quantity) -> Execution {
        Execution(
            account: Self.account,
            kind: Execution.Kind.allCases.randomElement(using: &generator) ?? .filled,
            order: OrderID(day: script.day, number: String(Int.random(in: 1...5, using: &generator))),
            symbol: symbol,
            side: Bool.random(using: &generator) ? .buy : .sell,
            quantity: quantity,
            price: price,
            filled: quantity,
            ordered: quantity,
            origin: .unknown
        )
    }

    private func position(_ symbol: Symbol, _ quantity: Quantity, _ cost: Money) -> Position {
        Position(account: Self.account, symbol: symbol, quantity: quantity, sellable: quantity, cost: cost)
    }
}
