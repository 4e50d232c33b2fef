import PluginAPI
import PluginTesting
import Testing

@Suite struct EventScriptTests {
    @Test func `a line of prices is a line of trades`() {
        var script = EventScript(on: "2026-11-20", at: "09:00")

        let trades = script.trades("70600 70500.5", of: "005930", every: .seconds(2))

        #expect(trades.map(\.price.description) == ["70600", "70500.5"])
        #expect(trades.map(\.header.sequence) == [1, 2])
        #expect(trades.map(\.header.receivedAt.description) == ["2026-11-20T00:00:00Z", "2026-11-20T00:00:02Z"])
        #expect(trades.allSatisfy { $0.header.tradingDay.description == "2026-11-20" })
    }

    @Test func `a US script keeps New York time`() {
        var script = EventScript(on: "2026-11-20", at: "09:30", market: .nasdaq)

        let trades = script.trades("232.87", of: "NASDAQ:AAPL")

        #expect(trades[0].header.exchangeTime.description == "2026-11-20T14:30:00Z")
        #expect(trades[0].venue == .us)
    }

    @Test func `a history ends with the last weekday before`() throws {
        var script = EventScript(on: "2026-11-23")

        let history = try #require(Self.history(script.history("1 2 3")))

        #expect(history.bars.map(\.day.description) == ["2026-11-18", "2026-11-19", "2026-11-20"])
        #expect(history.bars.map(\.close.description) == ["1", "2", "3"])
    }

    @Test func `a history of minutes ends now`() throws {
        var script = EventScript(at: "09:10")

        let history = try #require(Self.history(script.history("1 2", .minutes(5))))

        #expect(history.bars.map(\.start.description) == ["2026-11-20T00:00:00Z", "2026-11-20T00:05:00Z"])
    }

    @Test func `bars follow each other and the days of daily ones do too`() {
        var script = EventScript(on: "2026-11-20")

        let minutes = script.bars("1 2", .minutes(5))
        let days = script.bars("3 4", .day)

        #expect(minutes.map(\.header.receivedAt.description) == ["2026-11-20T00:05:00Z", "2026-11-20T00:10:00Z"])
        #expect(days.map(\.header.tradingDay.description) == ["2026-11-20", "2026-11-23"])
        #expect(script.day.description == "2026-11-24")
    }

    @Test func `the same seed gives the same numbers and another one others`() {
        func numbers(_ seed: UInt64) -> [UInt64] {
            var generator = SeededGenerator(seed: seed)
            return (0..<4).map { _ in generator.next() }
        }

        #expect(numbers(0).first == 0xE220_A839_7B1D_CDAF)
        #expect(numbers(1) == numbers(1))
        #expect(numbers(1) != numbers(2))
    }

    private static func history(_ event: Event) -> BarHistory? {
        if case .history(let history) = event.payload { history } else { nil }
    }
}
