import PluginAPI
import Testing

@testable import KIS

/// The American part of the account, in the American session.
@Suite struct KISLoopbackUSTests {
    /// Half past midnight in Korea, one hour after the opening in New York.
    private static let night = Fixtures.now + .seconds(14 * 3_600 + 15 * 60)

    private static func dollars(_ amount: Int) -> Money { Money(units: Int64(amount), currency: .usd) }

    @Test(arguments: [false, true]) func `shares are bought, listed, held and sold`(isPaper: Bool) async throws {
        try await LoopbackRig.running(SteppingClock(at: Self.night), { $0.isPaper = isPaper }) { rig in
            let symbol = try #require(Symbol("NASDAQ:AAPL"))
            let price = Price(units: Int64(try #require(rig.broker.usView("DNASAAPL")).price))
            let (high, low) = (Price(units: price.units + 20_000), Price(units: price.units - 20_000))

            let buyable = try await rig.client.ask(KISBuyableQuestion(symbol, kind: .limit(high)), .account)
            let dollars = rig.broker.dollars
            let bought = try await rig.client.ask(rig.order("NASDAQ:AAPL", .buy, 6, at: high), .order)
            let sold = try await rig.client.ask(rig.order("NASDAQ:AAPL", .sell, 2, at: low), .order)
            let orders = try await rig.usFills()
            var holdings: [Portfolio.Holding] = []
            for question in KISUSBalanceQuestion.covering(AccountName("main"), on: rig.access.environment.servers) {
                holdings += try await rig.client.ask(question, .account)
            }

            let placed = rig.broker.orders
            #expect(buyable.cash.units / 100 == Int64(dollars) / 100)
            #expect(placed.map(\.number) == [bought.number, sold.number])
            #expect(orders.map(\.id.number) == placed.map(\.number))
            #expect(orders.map(\.id.day) == [bought.day, sold.day])
            #expect(orders.map(\.filled) == placed.map { Quantity(Int32($0.filled)) })
            #expect(orders.map(\.value) == placed.map { Self.dollars($0.amount) })
            let shares = rig.broker.usShares
            #expect(!shares.isEmpty)
            #expect(holdings.map(\.position.symbol) == [symbol])
            #expect(holdings.map(\.position.quantity) == shares.map { Quantity(Int32($0.quantity)) })
            #expect(holdings.map(\.position.cost) == shares.map { Self.dollars($0.cost) })
            #expect(holdings.map(\.price.units) == shares.map { Int64($0.price) })
        }
    }

    @Test(arguments: [false, true]) func `an order is changed and taken back`(isPaper: Bool) async throws {
        try await LoopbackRig.running(SteppingClock(at: Self.night), { $0.isPaper = isPaper }) { rig in
            let base = try #require(rig.broker.usView("DNASAAPL")).price / 10_000 * 10_000
            let (low, higher) = (Price(units: Int64(base / 2)), Price(units: Int64(base / 2 + 10_000)))
            let place = try rig.order("NASDAQ:AAPL", .buy, 3, at: low)

            let first = try await rig.client.ask(place, .order)
            let open = try await rig.client.ask(KISUSOpenOrderQuestion(), .account)
            var request = place.order
            request.kind = .limit(higher)
            let order = try #require(open.first)
            let second = try await rig.client.ask(KISModifyQuestion(order, to: request, on: rig.usDay), .order)
            let changed = try await rig.client.ask(KISUSOpenOrderQuestion(), .account)
            _ = try await rig.client.ask(KISCancelQuestion(try #require(changed.first), on: rig.usDay), .order)
            let rest = try await rig.client.ask(KISUSOpenOrderQuestion(), .account)

            #expect(open.map(\.id) == [first])
            #expect(order.kind == .limit(low))
            #expect(changed.map(\.id) == [second])
            #expect(changed.first?.original == first)
            #expect(changed.first?.kind == .limit(higher))
            #expect(rest.isEmpty)
            #expect(rig.broker.orders.count == 3)
        }
    }

    @Test func `the realised profit is the account's`() async throws {
        try await LoopbackRig.running(SteppingClock(at: Self.night)) { rig in
            let price = Price(units: Int64(try #require(rig.broker.usView("DNASAAPL")).price))
            let (high, low) = (Price(units: price.units + 20_000), Price(units: price.units - 20_000))
            _ = try await rig.client.ask(rig.order("NASDAQ:AAPL", .buy, 6, at: high), .order)
            _ = try await rig.client.ask(rig.order("NASDAQ:AAPL", .sell, 2, at: low), .order)

            let rows = try await rig.client.ask(KISUSProfitQuestion(rig.usDay...rig.usDay), .account)

            let sold = rig.broker.orders[1]
            #expect(Set(rows.map(\.code)) == ["AAPL"])
            #expect(rows.reduce(0) { $0 + $1.result.sold.units } == Int64(sold.amount))
            #expect(rows.allSatisfy { $0.result.day == rig.usDay })
        }
    }
}
