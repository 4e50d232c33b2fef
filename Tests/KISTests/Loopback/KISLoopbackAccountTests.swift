import PluginAPI
import Testing

@testable import KIS

/// What the account says and what orders do to it, compared with the simulated broker's books.
@Suite struct KISLoopbackAccountTests {
    private static func won(_ amount: Int) -> Money? { Money.won(Int64(amount)) }

    /// Holdings and cash are those of the broker.
    private static func compare(_ rig: LoopbackRig, _ location: SourceLocation = #_sourceLocation) async throws {
        let portfolio = try await rig.client.ask(KISBalanceQuestion(AccountName("main")), .account)

        let shares = rig.broker.shares
        #expect(portfolio.holdings.map(\.position.symbol.code) == shares.map(\.code), sourceLocation: location)
        #expect(
            portfolio.holdings.map(\.position.quantity) == shares.map { Quantity(Int32($0.quantity)) },
            sourceLocation: location
        )
        #expect(portfolio.holdings.map(\.position.cost) == shares.map { won($0.cost) }, sourceLocation: location)
        #expect(portfolio.holdings.map(\.price) == shares.map { Price(Int32($0.price)) }, sourceLocation: location)
        #expect(
            portfolio.holdings.map(\.profit) == shares.map { won($0.quantity * $0.price - $0.cost) },
            sourceLocation: location
        )
        #expect(portfolio.cash == [won(rig.broker.won)], sourceLocation: location)
    }

    @Test(arguments: [false, true]) func `the balance is the account's, over several pages`(isPaper: Bool) async throws
    {
        try await LoopbackRig.running(SteppingClock(), { ($0.isPaper, $0.rows) = (isPaper, 2) }) { rig in
            try await Self.compare(rig)

            #expect(rig.broker.shares.count == 5)
            #expect(rig.transport.paths.count { $0 == "inquire-balance" } == 3)
        }
    }

    @Test(arguments: [false, true]) func `what can be bought is what the broker reckons`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let symbol = try #require(Symbol("005930"))
            let view = try #require(rig.broker.view("005930"))

            let atMarket = try await rig.client.ask(KISBuyableQuestion(symbol, kind: .market), .account)
            let atPrice = try await rig.client.ask(
                KISBuyableQuestion(symbol, kind: .limit(Price(Int32(view.price)))),
                .account
            )

            #expect(atMarket.cash == Self.won(rig.broker.spendable))
            #expect(atMarket.quantity == Quantity(Int32(rig.broker.affordable(at: view.upper))))
            #expect(atPrice.quantity == Quantity(Int32(rig.broker.affordable(at: view.price))))
        }
    }

    @Test(arguments: [false, true]) func `an order is listed, filled and in the balance`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let id = try await rig.client.ask(rig.order("005930", .buy, 7), .order)
            let sold = try await rig.client.ask(rig.order("005930", .sell, 3), .order)
            let orders = try await rig.fills()

            let placed = rig.broker.orders
            #expect(placed.map(\.number) == [id.number, sold.number])
            #expect(rig.transport.orders == 2)
            #expect(orders.map(\.id) == [id, sold])
            #expect(orders.map(\.side) == [.buy, .sell])
            #expect(orders.map(\.filled) == [Quantity(7), Quantity(3)])
            #expect(orders.map(\.value) == placed.map { Self.won($0.amount) })
            #expect(orders.allSatisfy { $0.open == .zero && $0.kind == .market })
            try await Self.compare(rig)
        }
    }

    @Test(arguments: [false, true]) func `an order is changed and taken back`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let lower = try #require(rig.broker.view("005930")).lower
            let step = try #require(rig.broker.view("005930")).step
            let low = Price(Int32(lower)), higher = Price(Int32(lower + step))
            let place = try rig.order("005930", .buy, 5, at: low)

            let first = try await rig.client.ask(place, .order)
            let open = try await rig.client.ask(KISOpenOrderQuestion(today: rig.today), .account)
            let order = try #require(open.first)
            var request = place.order
            request.kind = .limit(higher)
            let second = try await rig.client.ask(KISModifyQuestion(order, to: request, on: rig.today), .order)
            let changed = try await rig.client.ask(KISOpenOrderQuestion(today: rig.today), .account)
            let third = try await rig.client.ask(
                KISCancelQuestion(try #require(changed.first), on: rig.today),
                .order
            )
            let rest = try await rig.client.ask(KISOpenOrderQuestion(today: rig.today), .account)
            let again = await rig.fault(KISCancelQuestion(order, on: rig.today))

            #expect(open.map(\.id) == [first])
            #expect(order.open == Quantity(5))
            #expect(order.kind == .limit(low))
            #expect(changed.map(\.id) == [second])
            #expect(changed.first?.original == first)
            #expect(changed.first?.kind == .limit(higher))
            #expect(rest.isEmpty)
            #expect(again?.reaction == .never)
            #expect(rig.broker.orders.map(\.number) == [first, second, third].map(\.number))
            #expect(rig.broker.orders.map(\.cancelled).prefix(2) == [5, 5])
        }
    }

    @Test(arguments: [false, true]) func `long lists come whole`(isPaper: Bool) async throws {
        try await LoopbackRig.running(SteppingClock(), { ($0.isPaper, $0.rows) = (isPaper, 3) }) { rig in
            let low = Price(Int32(try #require(rig.broker.view("005930")).lower))
            for _ in 0..<10 { _ = try await rig.client.ask(rig.order("005930", .buy, 1, at: low), .order) }

            let orders = try await rig.fills()
            let open = try await rig.client.ask(KISOpenOrderQuestion(today: rig.today), .account)

            let numbers = rig.broker.orders.map(\.number)
            #expect(Set(orders.map(\.id.number)) == Set(numbers))
            #expect(orders.count == 10)
            #expect(Set(open.map(\.id.number)) == Set(numbers))
            #expect(open.count == 10)
        }
    }

    @Test(arguments: [false, true]) func `a refused order is said and not there`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let offTick = Price(Int32(try #require(rig.broker.view("005930")).price + 1))
            let faults = [
                await rig.fault(try rig.order("005930", .buy, 1, at: offTick)),
                await rig.fault(try rig.order("005930", .buy, 1_000_000)),
                await rig.fault(try rig.order("005930", .sell, 1_000_000)),
            ]

            #expect(faults.allSatisfy { $0?.reaction == .never })
            #expect(rig.broker.orders.isEmpty)
        }
    }

    @Test func `a reserved order is listed and taken back`() async throws {
        let evening = SteppingClock(at: Fixtures.now + .seconds(7 * 3_600))
        try await LoopbackRig.running(evening) { rig in
            let price = try #require(rig.broker.view("005930")).lower
            let sequence = try #require(rig.broker.reserve("005930", 4, at: price))
            let question = KISReservedOrderQuestion(rig.today...rig.today.advanced(by: 5))

            let orders = try await rig.client.ask(question, .account)
            let order = try #require(orders.first)
            let id = try await rig.client.ask(KISCancelQuestion(order, on: rig.today), .order)
            let rest = try await rig.client.ask(question, .account)

            #expect(orders.map(\.id.number) == [sequence])
            #expect(order.isReserved)
            #expect(order.ordered == Quantity(4))
            #expect(order.kind == .limit(Price(Int32(price))))
            #expect(id == order.id)
            #expect(rest.isEmpty)
            #expect(rig.broker.reservedOpen == 0)
        }
    }

    @Test func `the realised profit is the account's`() async throws {
        try await LoopbackRig.running { rig in
            _ = try await rig.client.ask(rig.order("005930", .buy, 2), .order)
            _ = try await rig.client.ask(rig.order("005930", .sell, 5), .order)
            let days = rig.today.advanced(by: -7)...rig.today

            let byDay = try await rig.client.ask(KISProfitQuestion(days, .byDay), .account)
            let byStock = try await rig.client.ask(KISProfitQuestion(days, .byStock), .account)

            let expected = rig.broker.profit
            #expect(byDay.map(\.result.day) == [rig.today])
            #expect(byDay.first?.result.profit == Self.won(expected.profit))
            #expect(byDay.first?.result.sold == Self.won(expected.sold))
            #expect(byDay.first?.result.bought == Self.won(expected.bought))
            #expect(byStock.map(\.symbol) == [Symbol("005930")])
            #expect(byStock.map(\.result) == byDay.map(\.result))
        }
    }
}
