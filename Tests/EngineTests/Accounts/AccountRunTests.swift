import Foundation
import PluginAPI
import Testing

@testable import Engine

/// What a broker says of its account's orders, on the way to the pipelines.
@Suite struct AccountRunTests {
    private let workspace: Workspace
    private let desk: AccountDesk
    private let name = UUID().uuidString
    private let place = UUID().uuidString

    init() throws {
        workspace = try Workspace()
        desk = .named(name)
    }

    @Test func `a fill that comes by notice and by list is told once`() async throws {
        try await whileRunning {
            try await waitUntil { desk.readings > 0 }
            try desk.say(Self.fill(4), at: "10:00:00")
            desk.list([try Self.order(filled: 4)])
            let before = desk.readings
            try desk.report(.running)
            try await waitUntil { desk.readings > before }
        }

        #expect(texts == ["17 4주 4주"])
    }

    @Test func `what was filled while there was no connection is told when it is back`() async throws {
        try await whileRunning {
            try desk.say(Self.fill(4), at: "10:00:00")
            try desk.report(.degraded)
            desk.list([try Self.order(filled: 9)])
            try desk.report(.running)
            try await waitUntil { texts.count > 1 }
        }

        #expect(texts == ["17 4주 4주", "17 5주 9주"])
    }

    @Test func `what an account had done before anybody asked is not told`() async throws {
        desk.list([try Self.order(filled: 6)])

        try await whileRunning {
            try await waitUntil { desk.readings > 0 }
            desk.list([try Self.order(filled: 8)])
            try desk.report(.running)
            try await waitUntil { !texts.isEmpty }
        }

        #expect(texts == ["17 2주 8주"])
    }

    @Test func `what comes before the first list is told, and so is what that list adds to it`() async throws {
        // Until the list is there, however often it is asked for before.
        desk.refuse(Array(repeating: .retry(after: nil, reason: "busy"), count: 100_000))

        try await whileRunning {
            try await waitUntil { desk.readings > 0 }
            try desk.say(Self.fill(4), at: "10:00:00")
            desk.list([try Self.order(filled: 9)])
            desk.refuse([])
            try await waitUntil { texts.count > 1 }
        }

        #expect(texts == ["17 4주 4주", "17 5주 9주"])
    }

    @Test func `after a restart what was told is not told again, and what was missed is`() async throws {
        try await whileRunning {
            try desk.say(Self.fill(4), at: "10:00:00")
            try await waitUntil { !texts.isEmpty }
        }
        desk.list([try Self.order(filled: 10)])

        try await whileRunning { try await waitUntil { texts.count > 1 } }
        try await whileRunning { try await waitUntil { desk.readings > 0 } }

        #expect(texts == ["17 4주 4주", "17 6주 10주"])
    }

    @Test func `a reading that fails is repeated until the broker answers`() async throws {
        desk.list([])
        try await whileRunning {
            try await waitUntil { desk.readings > 0 }
            let before = desk.readings
            desk.refuse([.retry(after: nil, reason: "busy"), .retry(after: .seconds(5), reason: "still busy")])
            desk.list([try Self.order(filled: 3)])
            try desk.report(.running)
            try await waitUntil { !texts.isEmpty }
            #expect(desk.readings == before + 3)
        }

        #expect(texts == ["17 3주 3주"])
    }

    @Test func `a fill that notices leave in doubt is settled by the list`() async throws {
        try await whileRunning {
            try await waitUntil { desk.readings > 0 }
            try desk.say(Self.fill(2), at: "10:00:00")
            // The same second, price and shares: a repetition, or another fill?
            try desk.say(Self.fill(2), at: "10:00:00")
            desk.list([try Self.order(filled: 4)])
            try await waitUntil { texts.count > 1 }
        }

        #expect(texts == ["17 2주 2주", "17 2주 4주"])
    }

    // MARK: - Helpers

    private var texts: [String] { CollectSink.texts(place) }

    /// Runs the account's pipeline as long as the work takes.
    private func whileRunning(_ work: () async throws -> Void) async throws {
        let blueprint = try workspace.blueprint(
            """
            version: 1
            host: { state: \(workspace.path)/state }
            brokers: { main: { desk-account: { desk: \(name) } } }
            pipelines:
              fills:
                sources: [{ desk-fills: { broker: main } }]
                rules: [fill-echo]
                sinks: [{ collect: { into: \(place) } }]
            """
        )
        let clock = AcceleratedClock(origin: Moments.at("10:00"), speed: 500)
        let run = try HostRun(blueprint, clock: clock)
        async let report = run.run()
        try await waitUntil { desk.isOpen }
        try await work()
        run.stop()
        #expect(await report.isClean)
    }

    private static func fill(_ shares: Int32) throws -> OrderNotice {
        OrderNotice(
            kind: .filled,
            order: OrderID(day: Moments.friday, number: "17"),
            symbol: try #require(Symbol("005930")),
            side: .buy,
            ordered: Quantity(10),
            fill: OrderNotice.Fill(quantity: Quantity(shares), price: Price(70_000))
        )
    }

    private static func order(filled: Int32) throws -> Order {
        Order(
            id: OrderID(day: Moments.friday, branch: "91252", number: "0000000017"),
            symbol: try #require(Symbol("005930")),
            side: .buy,
            kind: .limit(Price(70_000)),
            venue: .krx,
            placedAt: Moments.at("09:59"),
            ordered: Quantity(10),
            filled: Quantity(filled)
        )
    }
}
