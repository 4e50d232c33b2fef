import PluginAPI
import Testing

@Suite struct OrderCeilingTests {
    @Test(
        arguments: [
            (nil, nil, nil, "unlimited"), (10, nil, nil, "10 orders"), (nil, 100, nil, "unlimited"),
            (10, 100, nil, "1000 KRW"), (10, 100, 500, "500 KRW"), (10, 100, 5_000, "1000 KRW"),
            (nil, 100, 500, "500 KRW"), (10, nil, 500, "500 KRW"),
        ] as [(Int?, Int64?, Int64?, String)]
    )
    func `the limit that is reached first counts`(orders: Int?, order: Int64?, day: Int64?, ceiling: String) {
        var limits = OrderLimits()
        limits.ordersPerDay = orders
        limits.notionalPerOrder = order.flatMap { Money.won($0) }
        limits.notionalPerDay = day.flatMap { Money.won($0) }

        #expect(Self.text(OrderCeiling(of: limits)) == ceiling)
    }

    @Test func `of two currencies the amount of a day counts`() {
        var limits = OrderLimits()
        limits.ordersPerDay = 10
        limits.notionalPerOrder = Money.won(1)
        limits.notionalPerDay = Money(decimal: "5000", currency: .usd)

        #expect(Self.text(OrderCeiling(of: limits)) == "5000 USD")
    }

    @Test func `a product that is no amount is no bound`() {
        var limits = OrderLimits()
        limits.ordersPerDay = 1_000_000
        limits.notionalPerOrder = Money(units: .max, currency: .krw)

        #expect(Self.text(OrderCeiling(of: limits)) == "1000000 orders")
    }

    private static func text(_ ceiling: OrderCeiling) -> String {
        switch ceiling {
        case .amount(let money): money.description
        case .orders(let count): "\(count) orders"
        case .unlimited: "unlimited"
        }
    }
}
