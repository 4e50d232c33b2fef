import PluginAPI
import PluginTesting

/// One event of every type.
struct EventSamples {
    private var script = EventScript(on: "2026-11-20", at: "09:30:12")
    private let account = AccountName("main")
    private let won = Money(units: 21_000_000_000, currency: .krw)

    /// The payload of a type.
    mutating func payload(_ name: String) -> Event.Payload {
        let (symbol, slot) = script.instrument("005930")
        let kind = EventKinds.names.first { $0.name == name }?.kind ?? []
        return switch kind {
        case .trades: .trade(trade(symbol, slot))
        case .quotes: .quote(quote())
        case .bars: .bar(bar(symbol, slot))
        case .history:
            .history(BarHistory(symbol: symbol, slot: slot, interval: .day, bars: [bar(symbol, slot)]))
        case .executions: .execution(execution(symbol))
        case .portfolios: .portfolio(portfolio(symbol))
        case .openOrders: .openOrders(OpenOrders(account: account, orders: [order(symbol)]))
        case .investorFlows:
            .investorFlow(
                InvestorFlow(
                    symbol: symbol,
                    day: script.day,
                    individuals: Quantity(1),
                    foreigners: Quantity(-2),
                    institutions: .zero,
                    isEstimate: true
                )
            )
        case .realizedProfits:
            .realizedProfit(
                RealizedProfit(
                    account: account,
                    currency: .krw,
                    period: script.day...script.day,
                    days: [.init(day: script.day, bought: won, sold: won, profit: won, fees: won, taxes: won)]
                )
            )
        case .candidates:
            .candidate(Candidate(list: "list", symbol: symbol, name: "삼성전자", buyPrice: Price(70_600)))
        case .records: .record(Record(list: "list", key: "key", fields: ["b": "2", "a": "1"]))
        case .followedTrades:
            .followedTrade(FollowedTrade(investor: "somebody", symbol: symbol, side: .sell, amount: won, capital: won))
        case .positions: .position(position(symbol))
        case .commands: .command(Command(sender: "1234", chat: "9", name: "halt", arguments: ["now"]))
        case .timers: .timer(Timer(name: "report", due: script.now))
        default: .status(Status(component: "sinks.phone", state: .degraded, reason: "slow"))
        }
    }

    /// An event of a type, on its way to a sink.
    mutating func delivery(_ name: String) -> Delivery {
        let event = script.event(payload(name))
        return Delivery(
            id: "E1",
            pipeline: "test",
            rule: nil,
            severity: .info,
            header: event.header,
            content: .event(event)
        )
    }

    private mutating func trade(_ symbol: Symbol, _ slot: SymbolSlot) -> Trade {
        Trade(
            script.header(),
            symbol: symbol,
            slot: slot,
            venue: .combined,
            aggressor: .buy,
            phase: .auction,
            price: Price(70_600),
            quantity: Quantity(10),
            dayVolume: Quantity(1_000),
            dayTurnover: 70_600_000,
            ask: Price(70_600),
            bid: Price(70_500)
        )
    }

    private func quote() -> Quote {
        let (symbol, slot) = script.instrument("NASDAQ:AAPL")
        let ask = Quote.Level(price: Price(units: 2_328_700), quantity: Quantity(3))
        let bid = Quote.Level(price: Price(units: 2_328_050), quantity: Quantity(5))
        return Quote(symbol: symbol, slot: slot, venue: .us, asks: [ask], bids: [bid])
    }

    private func bar(_ symbol: Symbol, _ slot: SymbolSlot) -> Bar {
        Bar(
            symbol: symbol,
            slot: slot,
            interval: .day,
            day: script.day,
            start: script.now,
            open: Price(1),
            high: Price(4),
            low: Price(2),
            close: Price(3),
            volume: Quantity(5)
        )
    }

    private func execution(_ symbol: Symbol) -> Execution {
        Execution(
            account: account,
            kind: .filled,
            order: OrderID(day: script.day, number: "0000117"),
            symbol: symbol,
            side: .buy,
            quantity: Quantity(10),
            price: Price(70_600),
            filled: Quantity(10),
            ordered: Quantity(20),
            origin: .rule(pipeline: "p", rule: "r", sequence: 7),
            reason: "이유"
        )
    }

    private func position(_ symbol: Symbol) -> Position {
        Position(account: account, symbol: symbol, quantity: Quantity(30), sellable: Quantity(20), cost: won)
    }

    private func portfolio(_ symbol: Symbol) -> Portfolio {
        let holding = Portfolio.Holding(
            position: position(symbol),
            name: "삼성전자",
            price: Price(70_600),
            value: won,
            profit: Money(units: -10_000, currency: .krw)
        )
        return Portfolio(account: account, holdings: [holding], cash: [won])
    }

    private func order(_ symbol: Symbol) -> Order {
        Order(
            id: OrderID(day: script.day, branch: "91252", number: "118"),
            symbol: symbol,
            side: .sell,
            kind: .limit(Price(80_000)),
            venue: .krx,
            placedAt: script.now,
            ordered: Quantity(10),
            filled: .zero,
            isReserved: true,
            origin: .person(name: "1234")
        )
    }
}
