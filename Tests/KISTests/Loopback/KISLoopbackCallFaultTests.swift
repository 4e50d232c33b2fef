import PluginAPI
import Testing

@testable import KIS

/// Faults of calls: what the client makes of each, that no order goes twice, and that it is well again by itself.
@Suite struct KISLoopbackCallFaultTests {
    private static func running(
        _ mishaps: [Mishap],
        _ body: (LoopbackRig) async throws -> Void
    ) async throws {
        try await LoopbackRig.running(SteppingClock(), { $0.mishaps = mishaps }, body)
    }

    private static let price = Symbol("005930").map { KISPriceQuestion($0) }

    /// An order whose fault leaves it open whether it was taken is found in the list, and the next one is taken.
    private static func checkUnknown(_ rig: LoopbackRig, wasTaken: Bool) async throws {
        let fault = await rig.fault(try rig.order("005930"))

        #expect(fault?.reaction == .unknown)
        #expect(rig.transport.orders == 1)
        #expect(rig.broker.orders.count == (wasTaken ? 1 : 0))
        if wasTaken {
            let orders = try await rig.fills()
            #expect(orders.map(\.id.number) == rig.broker.orders.map(\.number))
        }
        _ = try await rig.client.ask(rig.order("005930"), .order)
        #expect(rig.broker.orders.count == (wasTaken ? 2 : 1))
    }

    @Test func `answer-lost leaves an order unknown, and the list tells`() async throws {
        try await Self.running([Mishap("answer-lost", on: "order", count: 1)]) { rig in
            try await Self.checkUnknown(rig, wasTaken: true)
        }
    }

    @Test func `answer-lost on a connection that was used before sends nothing twice either`() async throws {
        try await Self.running([Mishap("answer-lost", on: "order", count: 2)]) { rig in
            _ = try await rig.client.ask(rig.order("005930"), .order)

            let fault = await rig.fault(try rig.order("005930"))

            #expect(fault?.reaction == .unknown)
            #expect(rig.transport.orders == 2)
            #expect(rig.broker.orders.count == 2)
        }
    }

    @Test func `answer-lost does to a change what it does to an order`() async throws {
        try await Self.running([Mishap("answer-lost", on: "order", count: 2)]) { rig in
            let low = Price(Int32(try #require(rig.broker.view("005930")).lower))
            _ = try await rig.client.ask(rig.order("005930", .buy, 1, at: low), .order)
            let open = try await rig.client.ask(KISOpenOrderQuestion(today: rig.today), .account)

            let fault = await rig.fault(KISCancelQuestion(try #require(open.first), on: rig.today))
            let rest = try await rig.client.ask(KISOpenOrderQuestion(today: rig.today), .account)

            #expect(fault?.reaction == .unknown)
            #expect(rest.isEmpty)
            #expect(rig.broker.orders.count == 2)
        }
    }

    @Test func `answer-lost to a question is unknown, and the next one is answered`() async throws {
        try await Self.running([Mishap("answer-lost", on: "balance", count: 1)]) { rig in
            let question = KISBalanceQuestion(AccountName("main"))
            let fault = await rig.fault(question)
            let portfolio = try await rig.client.ask(question, .account)

            #expect(fault == nil || fault?.reaction == .unknown)
            #expect(portfolio.holdings.count == 5)
        }
    }

    @Test func `too-many-calls refuses an order for sure, and a question is asked again`() async throws {
        try await Self.running([
            Mishap("too-many-calls", on: "order", count: 1), Mishap("too-many-calls", on: "quote", count: 1, times: 2),
        ]) { rig in
            let fault = await rig.fault(try rig.order("005930"))
            let taken = rig.broker.orders.count
            _ = try await rig.client.ask(rig.order("005930"), .order)
            _ = try await rig.client.ask(try #require(Self.price), .market)

            #expect(fault?.reaction == .notProcessed(after: .seconds(1)))
            #expect(fault?.code == "EGW00201")
            #expect(taken == 0)
            #expect(rig.broker.orders.count == 1)
            #expect(rig.transport.paths.count { $0 == "inquire-price" } == 3)
        }
    }

    @Test func `gateway-error leaves an order unknown`() async throws {
        try await Self.running([Mishap("gateway-error", on: "order", count: 1)]) { rig in
            try await Self.checkUnknown(rig, wasTaken: true)
        }
    }

    @Test func `token-expired refuses an order for sure, and the next one has a new token`() async throws {
        let clock = SteppingClock()
        try await LoopbackRig.running(clock, { $0.mishaps = [Mishap("token-expired", on: "order", count: 1)] }) { rig in
            _ = try await rig.client.ask(try #require(Self.price), .market)
            clock.advance(by: .seconds(120))

            let fault = await rig.fault(try rig.order("005930"))
            let taken = rig.broker.orders.count
            _ = try await rig.client.ask(rig.order("005930"), .order)

            #expect(fault?.reaction == .renewToken)
            #expect(taken == 0)
            #expect(rig.broker.orders.count == 1)
            #expect(rig.transport.passes.count == 2)
        }
    }

    @Test func `token-expired right after a token waits for the broker's minute and says so`() async throws {
        let clock = SteppingClock()
        try await LoopbackRig.running(clock, { $0.mishaps = [Mishap("token-expired", on: "quote", count: 2)] }) { rig in
            let question = try #require(Self.price)
            _ = try await rig.client.ask(question, .market)

            let fault = await rig.fault(question)
            clock.advance(by: .seconds(60))
            _ = try await rig.client.ask(question, .market)

            guard case .notProcessed(let pause?) = fault?.reaction else {
                Issue.record("\(String(describing: fault))")
                return
            }
            #expect(pause > .seconds(50) && pause <= .seconds(60))
            #expect(rig.transport.paths.count { $0 == "tokenP" } == 2)
        }
    }

    @Test func `token-expired long after a token is not noticed by who asks`() async throws {
        let clock = SteppingClock()
        try await LoopbackRig.running(clock, { $0.mishaps = [Mishap("token-expired", on: "quote", count: 2)] }) { rig in
            let question = try #require(Self.price)
            _ = try await rig.client.ask(question, .market)
            clock.advance(by: .seconds(3_600))

            _ = try await rig.client.ask(question, .market)

            #expect(rig.transport.paths == ["tokenP", "inquire-price", "inquire-price", "tokenP", "inquire-price"])
        }
    }

    @Test func `maintenance is unknown for an order, and passes`() async throws {
        try await Self.running([Mishap("maintenance", on: "order", count: 1)]) { rig in
            try await Self.checkUnknown(rig, wasTaken: false)
        }
    }

    @Test func `maintenance of the token's server does not end in a lock`() async throws {
        let clock = SteppingClock()
        try await LoopbackRig.running(clock, { $0.mishaps = [Mishap("maintenance", on: "token", count: 1)] }) { rig in
            let question = try #require(Self.price)

            let fault = await rig.fault(question)
            clock.advance(by: .seconds(60))
            _ = try await rig.client.ask(question, .market)

            #expect(fault?.reaction == .unknown)
            #expect(rig.transport.paths == ["tokenP", "tokenP", "inquire-price"])
        }
    }

    @Test func `garbage-body leaves an order unknown`() async throws {
        try await Self.running([Mishap("garbage-body", on: "order", count: 1)]) { rig in
            try await Self.checkUnknown(rig, wasTaken: true)
        }
    }

    @Test func `half-body leaves an order unknown`() async throws {
        try await Self.running([Mishap("half-body", on: "order", count: 1)]) { rig in
            try await Self.checkUnknown(rig, wasTaken: true)
        }
    }

    @Test func `slow-body is waited for`() async throws {
        try await Self.running([Mishap("slow-body", on: "order", count: 1)]) { rig in
            let id = try await rig.client.ask(rig.order("005930"), .order)

            #expect(rig.broker.orders.map(\.number) == [id.number])
            #expect(rig.transport.orders == 1)
        }
    }

    @Test func `empty-investor-row is left out, and yesterday's comes first`() async throws {
        let evening = SteppingClock(at: Fixtures.now + .seconds(6 * 3_600))
        try await LoopbackRig.running(
            evening,
            { $0.mishaps = [Mishap("empty-investor-row", at: 161_500, lasts: 3_600)] },
            { rig in
                let question = KISInvestorQuestion(try #require(Symbol("005930")))

                let during = try await rig.client.ask(question, .market)
                evening.advance(by: .seconds(3_600))
                let after = try await rig.client.ask(question, .market)

                #expect(during.first?.day == rig.today.advanced(by: -1))
                #expect(after.first?.day == rig.today)
            }
        )
    }

    @Test func `lagging-balance shows what was before, while the list has the fill`() async throws {
        let clock = SteppingClock()
        let lag = Mishap("lagging-balance", at: 101_600, lasts: 60)
        try await LoopbackRig.running(clock, { $0.mishaps = [lag] }) { rig in
            let question = KISBalanceQuestion(AccountName("main"))
            let before = try await rig.client.ask(question, .account)
            clock.advance(by: .seconds(40))
            _ = try await rig.client.ask(rig.order("005930", .buy, 3), .order)

            let during = try await rig.client.ask(question, .account)
            let orders = try await rig.fills()
            clock.advance(by: .seconds(60))
            let after = try await rig.client.ask(question, .account)

            #expect(during.cash == before.cash)
            #expect(during.holdings.map(\.position.quantity) == before.holdings.map(\.position.quantity))
            #expect(orders.map(\.filled) == [Quantity(3)])
            #expect(after.cash != before.cash)
            #expect(after.cash == [Money.won(Int64(rig.broker.won))])
        }
    }
}
