import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What is asked of KIS at set times, of its simulator over loopback.
@Suite struct KISRESTSourceTests {
    @Test func `everything of the account comes, flows before the portfolio`() async throws {
        let bench = try await KISBench()
        let feed = bench.feed()
        let source = try bench.source(
            KISRESTSource.self,
            """
            { broker: main, portfolio: { every: 10s }, investor_flow: { every: 10s }, open_orders: { every: 10s },
              profit: { every: 10s }, executions: { every: 10s } }
            """
        )

        let run = Task { try await source.run(feed) }
        await feed.untilEvents(4)
        run.cancel()
        _ = await run.result
        await bench.end()

        let kinds = feed.events.prefix(4).map(\.kind)
        #expect(kinds == [.investorFlows, .portfolios, .openOrders, .realizedProfits])
        guard case .portfolio(let portfolio)? = feed.events.first(where: { $0.kind == .portfolios })?.payload else {
            return #expect(Bool(false))
        }
        #expect(portfolio.holdings.map { "\($0.name) \($0.position.quantity)" } == ["삼성전자 10"])
        // Whoever looks back at what is held has its bars before the portfolio shows it.
        let preparation = try #require(feed.preparations.first)
        #expect(preparation.symbols.map(\.description) == ["005930"])
        #expect(preparation.events == 1)
        #expect(bench.session.lists.count >= 1)
        #expect(!feed.reports.contains { $0.state == .degraded }, "\(feed.reports)")
    }

    @Test func `prices, order books and bars come of the instruments that are named`() async throws {
        let bench = try await KISBench()
        let feed = bench.feed()
        let source = try bench.source(
            KISRESTSource.self,
            """
            { broker: main, prices: { every: 5s, symbols: [005930] }, quotes: { every: 5s, symbols: [000660] },
              bars: { every: 5s, symbols: [035420], interval: 1m } }
            """
        )

        let run = Task { try await source.run(feed) }
        await feed.untilEvents(6)
        run.cancel()
        _ = await run.result
        await bench.end()

        let texts = feed.events.map { event in
            switch event.payload {
            case .trade(let trade): "trade \(trade.symbol)"
            case .quote(let quote): "quote \(quote.symbol)"
            case .bar(let bar): "bar \(bar.symbol)"
            default: "other"
            }
        }
        #expect(Set(texts) == ["trade 005930", "quote 000660", "bar 035420"])
    }

    @Test func `an instrument that is added is asked for from the next time on, and one that is taken out no more`()
        async throws
    {
        let bench = try await KISBench()
        let feed = bench.feed()
        let source = try bench.source(
            KISRESTSource.self,
            "{ broker: main, prices: { every: 5s, symbols: [005930] } }"
        )
        let added = try #require(Symbol("000660"))
        let taken = try #require(Symbol("005930"))

        let run = Task { try await source.run(feed) }
        await feed.untilEvents(1)
        let before = source.brokerUse?.calls
        source.add(added, to: "prices.symbols")
        let during = source.brokerUse?.calls
        source.remove(taken, from: "prices.symbols")
        // One question about the other may be on its way.
        await feed.untilEvents(feed.events.count + 2)
        run.cancel()
        _ = await run.result
        await bench.end()

        #expect(source.symbols == .some([added]))
        #expect(before == [CallRate(1, per: .seconds(5))])
        #expect(during == [CallRate(2, per: .seconds(5))])
        #expect(feed.trades.contains { $0.symbol == added })
    }

    @Test func `the source keeps the contract`() async throws {
        let bench = try await KISBench()
        let source = try bench.source(KISRESTSource.self, "{ broker: main, portfolio: { every: 5s } }")

        let problems = await SourceContract.problems(within: .seconds(2), make: { source }, feed: { bench.feed() })
        await bench.end()

        #expect(problems == [])
    }

    @Test(arguments: [
        ("2026-11-20T08:00", "2026-11-20T09:00"), ("2026-11-20T09:00", "2026-11-20T16:00"),
        ("2026-11-20T16:00", "2026-11-23T09:00"), ("2026-11-21T10:00", "2026-11-23T09:00"),
    ])
    func `times of the day are those of trading days`(now: String, expected: String) throws {
        let times = try ["09:00", "16:00"].map { try #require(TimeOfDay($0)) }
        let moment = try #require(LocalMoment(now)).timestamp

        let next = KISRESTSource.Timing.at(times).next(after: moment, in: .weekdays)

        #expect(next == LocalMoment(expected)?.timestamp)
    }

    @Test(arguments: [
        ("{ broker: main }", "nothing is asked for; write for example 'portfolio: { every: 1m }'"),
        ("{ broker: main, portfolio: {} }", "it needs either 'every' or 'at'"),
        ("{ broker: main, profit: { every: 1m, at: [16:00] } }", "it needs either 'every' or 'at'"),
        (
            "{ broker: main, bars: { every: 1m, symbols: [005930], interval: 5m } }",
            "KIS has bars of 1m, 1d, 1w and 1mo only"
        ),
        (
            "{ broker: main, investor_flow: { at: [16:00], symbols: [NASDAQ:AAPL] } }",
            "'NASDAQ:AAPL' is not listed in Korea and has no such figures"
        ),
    ])
    func `mistakes are told in words`(settings: String, message: String) {
        let reading = SettingsText.read(settings, for: KISRESTSource.self)

        #expect(reading.diagnostics.map(\.message.en) == [message])
    }
}
