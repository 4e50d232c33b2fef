extension DeliveryJSON {
    func members(_ execution: Execution) -> [JSONValue.Member] {
        [
            .init("account", .string(execution.account.description)),
            .init("execution", .string(execution.kind.rawValue)),
            .init("order", .string(execution.order.description)),
            .init("original", text(execution.original?.description)),
            .init("name", text(execution.name)),
            .init("side", .string(execution.side.name)),
            .init("quantity", number(execution.quantity)),
            .init("price", number(execution.price)),
            .init("filled", number(execution.filled)),
            .init("ordered", number(execution.ordered)),
            .init("origin", origin(execution.origin)),
            .init("reason", text(execution.reason)),
        ]
    }

    private func origin(_ origin: Origin) -> JSONValue {
        switch origin {
        case .rule(let pipeline, let rule, let sequence):
            [
                "by": "rule", "pipeline": .string(pipeline), "rule": .string(rule), "sequence": .integer(sequence),
            ]
        case .person(let name): ["by": "person", "name": .string(name)]
        case .guardian(let reason): ["by": "guardian", "reason": .string(reason)]
        case .outside: ["by": "outside"]
        case .unknown: ["by": "unknown"]
        }
    }

    func members(_ portfolio: Portfolio) -> [JSONValue.Member] {
        [
            .init("account", .string(portfolio.account.description)),
            .init("holdings", .array(portfolio.holdings.map(holding))),
            .init("cash", .array(portfolio.cash.map(money))),
        ]
    }

    private func holding(_ holding: Portfolio.Holding) -> JSONValue {
        .object(
            [.init("symbol", .string(holding.position.symbol.description)), .init("name", .string(holding.name))]
                + amounts(of: holding.position)
                + [
                    .init("price", number(holding.price)),
                    .init("value", money(holding.value)),
                    .init("profit", money(holding.profit)),
                ]
        )
    }

    func members(_ position: Position) -> [JSONValue.Member] {
        [.init("account", .string(position.account.description))] + amounts(of: position)
    }

    private func amounts(of position: Position) -> [JSONValue.Member] {
        [
            .init("quantity", number(position.quantity)),
            .init("sellable", number(position.sellable)),
            .init("cost", money(position.cost)),
        ]
    }

    func members(_ open: OpenOrders) -> [JSONValue.Member] {
        [
            .init("account", .string(open.account.description)),
            .init("orders", .array(open.orders.map(order))),
        ]
    }

    func members(_ profit: RealizedProfit) -> [JSONValue.Member] {
        let days = profit.days.map { day -> JSONValue in
            [
                "day": .string(day.day.description), "bought": money(day.bought), "sold": money(day.sold),
                "profit": money(day.profit), "fees": money(day.fees), "taxes": money(day.taxes),
            ]
        }
        return [
            .init("account", .string(profit.account.description)),
            .init("currency", .string(profit.currency.code)),
            .init("first_day", .string(profit.period.lowerBound.description)),
            .init("last_day", .string(profit.period.upperBound.description)),
            .init("days", .array(days)),
        ]
    }

    private func order(_ order: Order) -> JSONValue {
        .object([
            .init("order", .string(order.id.description)),
            .init("symbol", .string(order.symbol.description)),
            .init("side", .string(order.side.name)),
            .init("limit", number(limit(order.kind))),
            .init("ordered", number(order.ordered)),
            .init("filled", number(order.filled)),
            .init("is_reserved", .bool(order.isReserved)),
            .init("origin", origin(order.origin)),
        ])
    }

    /// The price of a limit order; nothing for one of another kind.
    private func limit(_ kind: OrderKind?) -> Price? {
        guard case .limit(let price) = kind else { return nil }
        return price
    }
}
