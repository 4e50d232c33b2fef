import KIS
import PluginAPI
import PluginTesting
import Simulator
import Testing

@testable import Plugins

/// The account at KIS, at its simulator over loopback.
@Suite struct KISBrokerTests {
    @Test(arguments: [false, true])
    func `the account is what the broker's books say`(isPaper: Bool) async throws {
        let bench = try await KISBench(settings: Self.settings(isPaper)) { simulation in
            if isPaper { simulation = .init(realm: .paper, start: simulation.start, ticks: 20_000) }
            simulation.handTrades = 300
        }
        let placed = await bench.broker.place(try KISWebSocketSourceTests.order(quantity: 2))

        let day = try #require(CivilDate("2026-11-20"))
        let snapshot = try await Self.settled(bench, day)
        await bench.end()

        guard case .accepted(let id) = placed else { return #expect(Bool(false), "\(placed)") }
        #expect(snapshot.orders.contains { $0.id.number == id.number && $0.filled.units == 2 * Quantity.unitsPerOne })
        #expect(snapshot.portfolio.holdings.contains { $0.name == "삼성전자" && $0.position.quantity.units > 0 })
    }

    @Test func `a limit order is changed and taken back`() async throws {
        let bench = try await KISBench()
        var request = try KISWebSocketSourceTests.order(quantity: 5)
        request.kind = .limit(Price(units: 60_000 * Price.unitsPerOne))
        guard case .accepted = await bench.broker.place(request) else { return #expect(Bool(false)) }
        let day = try #require(CivilDate("2026-11-20"))
        let order = try #require(try await Self.settled(bench, day).orders.last)

        request.kind = .limit(Price(units: 61_000 * Price.unitsPerOne))
        let change = await bench.broker.modify(order, to: request)
        let changed = try #require(
            try await Self.settled(bench, day).orders.first { $0.original != nil && $0.open > .zero }
        )
        let cancellation = await bench.broker.cancel(changed)
        let orders = try await Self.settled(bench, day).orders
        await bench.end()

        for answer in [change, cancellation] {
            guard case .accepted = answer else { return #expect(Bool(false), "\(answer)") }
        }
        #expect(changed.kind == request.kind)
        #expect(orders.allSatisfy { $0.open == .zero })
    }

    @Test func `what the broker refuses is told with its code`() async throws {
        let bench = try await KISBench()

        let answer = await bench.broker.place(try KISWebSocketSourceTests.order(.sell, quantity: 1_000))
        await bench.end()

        guard case .rejected(let code, let reason) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(!code.isEmpty && !reason.isEmpty)
    }

    @Test func `past bars and names come from the broker`() async throws {
        let bench = try await KISBench()
        let symbol = try #require(Symbol("005930"))
        let days = try #require(CivilDate("2026-10-01"))...#require(CivilDate("2026-11-20"))

        let bars = try await bench.broker.bars(BarRequest(symbol: symbol, interval: .day, days: days))
        let names = try await bench.broker.instruments([symbol])
        await bench.end()

        #expect(bars.count > 25)
        // Today's bar has not closed.
        #expect(bars.last?.day.description == "2026-11-19")
        #expect(bars.map(\.start) == bars.map(\.start).sorted())
        #expect(names.map(\.name) == ["삼성전자"])
    }

    @Test func `without a session every call says so and does not wait`() async throws {
        let broker = KISBroker(
            settings: try #require(SettingsText.read("{ mode: simulated }", for: KISBroker.self).settings)
        )

        let answer = await broker.place(try KISWebSocketSourceTests.order(quantity: 1))
        let error = await #expect(throws: BrokerError.self) { try await broker.account(since: .earliest) }

        #expect(answer == .notProcessed(after: nil, reason: "KIS: no session"))
        #expect(error == .retry(after: nil, reason: "KIS: no session"))
    }

    @Test func `without a login name own fills are polled`() throws {
        let keys = "mode: paper, app_key: k, app_secret: s, account: 12345678-01"
        let uses = try KISWebSocketSourceTests.uses("{ broker: main, executions: true, trades: [005930] }")

        let without = try Self.plan("{ \(keys) }", uses)
        let with = try Self.plan("{ \(keys), hts_id: me }", uses)

        #expect(without.registered.map(\.channel) == ["H0STCNT0"])
        #expect(without.polled.map(\.channel) == ["H0STCNI0"])
        #expect(with.registered.map(\.channel) == ["H0STCNI0", "H0STCNT0"])
        #expect(with.polled.isEmpty)
    }

    @Test func `fills that are not pushed are read every five seconds, however many registrations were refused`()
        async throws
    {
        let bench = try await KISBench(speed: 50)
        let line = try await bench.broker.line()
        let start = bench.clock.now

        for registration in KISRegistration.own(line.access) + KISRegistration.own(line.access) {
            line.switchboard.report(.refused(registration, "no such login"))
        }
        await bench.session.until { $0.lists.count >= 4 }
        let spent = bench.clock.now - start
        await bench.end()

        #expect(spent >= .seconds(20), "\(spent)")
    }

    @Test func `keys that the broker refuses end the session in words`() async throws {
        let bench = try await KISBench()
        let broker = KISBroker(
            settings: try #require(
                SettingsText.read(
                    """
                    { mode: simulated, rest_url: "\(bench.server.restURL)", websocket_url: "\(bench.server.websocketURL)",
                      app_key: wrong, app_secret: wrong, account: 50123456-01 }
                    """,
                    for: KISBroker.self
                ).settings
            )
        )

        let error = await #expect(throws: SourceError.self) {
            try await broker.run(RecordingSession(broker, stateDirectory: "/dev/null/none", clock: bench.clock))
        }
        await bench.end()

        #expect(error?.message.en.contains("app") ?? false, "\(String(describing: error))")
        await #expect(throws: SourceError.self) { try await broker.line() }
    }

    @Test(arguments: [("PSsimulatedMaedupAppKey0000000000001", "50123456-01", 0), ("wrong", "50123456-01", 1)])
    func `a live check asks whether the broker takes the keys`(key: String, account: String, findings: Int) async throws
    {
        let bench = try await KISBench()
        let secret = try #require(bench.session.simulator?.appSecret.reveal())
        let broker = KISBroker(
            settings: try #require(
                SettingsText.read(
                    """
                    { mode: simulated, rest_url: "\(bench.server.restURL)", websocket_url: "\(bench.server.websocketURL)",
                      app_key: "\(key)", app_secret: "\(secret)", account: \(account) }
                    """,
                    for: KISBroker.self
                ).settings
            )
        )

        let found = await broker.check(
            LiveCheck(name: "main", clock: bench.clock, deadline: bench.clock.now + .seconds(600), directory: ".")
        )
        await bench.end()

        #expect(found.count == findings, "\(found)")
        #expect(found.allSatisfy { $0.severity == .error && !$0.message.en.contains(key) })
    }

    // MARK: - Helpers

    private static func settings(_ isPaper: Bool) -> String {
        isPaper ? "mode: simulated, simulator: { paper: true }" : "mode: simulated"
    }

    private static func plan(_ settings: String, _ uses: [BrokerUse]) throws -> ConnectionPlan {
        let broker = KISBroker(settings: try #require(SettingsText.read(settings, for: KISBroker.self).settings))
        return ConnectionPlan(uses, terms: broker.terms)
    }

    /// The account once every order is as old as the broker needs to list it.
    private static func settled(_ bench: KISBench, _ day: CivilDate) async throws -> AccountSnapshot {
        try await bench.clock.sleep(until: bench.clock.now + .seconds(20))
        return try await bench.broker.account(since: day)
    }
}
