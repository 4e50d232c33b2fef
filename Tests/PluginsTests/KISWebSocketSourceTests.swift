import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// Live data of KIS, from its simulator over loopback.
@Suite struct KISWebSocketSourceTests {
    @Test func `trades and order books of what was asked for come, and of nothing else`() async throws {
        let text = "{ broker: main, trades: [005930], quotes: [000660] }"
        let bench = try await KISBench(uses: try Self.uses(text, "{ broker: main, trades: [035420] }"))
        let feed = bench.feed()
        let source = try bench.source(KISWebSocketSource.self, text)

        let run = Task { try await source.run(feed) }
        await feed.untilEvents(40)
        run.cancel()
        _ = await run.result
        await bench.end()

        #expect(Set(feed.trades.map(\.symbol.description)) == ["005930"])
        let quotes = feed.events.compactMap { event in
            if case .quote(let quote) = event.payload { quote.symbol.description } else { nil }
        }
        #expect(Set(quotes) == ["000660"])
        #expect(feed.events.allSatisfy { $0.header.tradingDay.description == "2026-11-20" })
    }

    @Test func `own orders are told by notice`() async throws {
        let text = "{ broker: main, executions: true }"
        let bench = try await KISBench(uses: try Self.uses(text))
        await bench.session.until { $0.reports.count(where: { $0.state == .running }) > 1 }

        let answer = await bench.broker.place(try Self.order(quantity: 3))
        await bench.session.until { $0.notices.contains { $0.kind == .filled } }
        await bench.end()

        guard case .accepted(let id) = answer else { return #expect(Bool(false), "\(answer)") }
        let notices = bench.session.notices.filter { $0.order.number == id.number }
        #expect(notices.first?.kind == .accepted)
        #expect(notices.compactMap(\.fill?.quantity.units).reduce(0, +) == 3 * Quantity.unitsPerOne)
    }

    @Test func `the source keeps the contract`() async throws {
        let text = "{ broker: main, trades: [005930] }"
        let bench = try await KISBench(uses: try Self.uses(text))
        let source = try bench.source(KISWebSocketSource.self, text)

        let problems = await SourceContract.problems(within: .seconds(2), make: { source }, feed: { bench.feed() })
        await bench.end()

        #expect(problems == [])
    }

    @Test func `a broker of another kind is an error in words`() async throws {
        let source = KISWebSocketSource(
            settings: try #require(
                SettingsText.read("{ broker: other, executions: true }", for: KISWebSocketSource.self).settings
            )
        )

        let bench = try await KISBench()
        let error = await #expect(throws: SourceError.self) { try await source.run(bench.feed()) }
        await bench.end()

        #expect(error?.message.en == "'other' is no account at KIS")
    }

    @Test func `what is asked for is what the plan counts`() throws {
        let settings = "{ broker: main, trades: [005930, NASDAQ:AAPL], quotes: [005930], executions: true, venue: nxt }"

        let use = try Self.uses(settings)[0]

        #expect(use.registrations.map(\.channel) == ["H0STCNI0", "H0GSCNI0", "H0NXCNT0", "HDFSCNT0", "H0NXASP0"])
        #expect(use.broker == "main")
    }

    @Test func `nothing to ask for is an error`() {
        let reading = SettingsText.read("{ broker: main }", for: KISWebSocketSource.self)

        #expect(reading.settings == nil)
        #expect(
            reading.diagnostics.map(\.message.en) == ["nothing is asked for; write 'trades', 'quotes' or 'executions'"]
        )
    }

    // MARK: - Helpers

    static func uses(_ settings: String...) throws -> [BrokerUse] {
        try settings.map { text in
            let read = try #require(SettingsText.read(text, for: KISWebSocketSource.self).settings)
            return try #require(KISWebSocketSource(settings: read).brokerUse)
        }
    }

    static func order(_ side: Side = .buy, quantity: Int64) throws -> OrderRequest {
        OrderRequest(
            journalID: 1,
            symbol: try #require(Symbol("005930")),
            side: side,
            kind: .market,
            quantity: Quantity(units: quantity * Quantity.unitsPerOne),
            venue: .krx,
            origin: .person(name: "test")
        )
    }
}
