import PluginAPI
import Testing

@testable import Engine

@Suite struct BarBuilderTests {
    private let maker = TradeMaker()

    @Test func `minutes are counted from the exchange's midnight`() throws {
        var builder = BarBuilder(.minutes(15), calendars: Moments.calendars)
        for trade in maker.trades("09:14:59 100") { builder.add(trade) }

        let bar = try #require(builder.close(until: Moments.at("09:15:01")).first?.bar)

        #expect(bar.start == Moments.at("09:00"))
        #expect(bar.day == Moments.friday)
        #expect(bar.interval == .minutes(15))
    }

    @Test func `a bar waits a second for trades that are still on their way`() {
        var builder = BarBuilder(.minutes(1), calendars: Moments.calendars)
        for trade in maker.trades("09:00:59 100") { builder.add(trade) }

        #expect(builder.nextDue == Moments.at("09:01:01"))
        #expect(builder.close(until: Moments.at("09:01:00")).isEmpty)
        #expect(builder.close(until: Moments.at("09:01:01")).count == 1)
        #expect(builder.nextDue == .distantFuture)
    }

    @Test func `a day's bar holds no trades from after the session`() throws {
        var builder = BarBuilder(.day, calendars: Moments.calendars)
        var trades = maker.trades("09:00 100", "15:30 101", "18:00 150")
        trades[2].phase = .afterClose
        for trade in trades { builder.add(trade) }

        let bar = try #require(builder.close(until: Moments.at("00:00:01", on: Moments.day("2026-11-21"))).first?.bar)

        #expect(bar.close == Price(101))
        #expect(bar.high == Price(101))
    }

    @Test func `a trade that comes after its bar has closed counts in the next, so that no minute has two`() throws {
        var builder = BarBuilder(.minutes(1), calendars: Moments.calendars)
        let trades = maker.trades("09:00:10 100", "09:00:59 90", "09:01:30 101")
        builder.add(trades[0])
        _ = builder.close(until: Moments.at("09:01:01"))

        builder.add(trades[1])
        #expect(builder.close(before: trades[2])?.bar == nil)
        builder.add(trades[2])
        let bar = try #require(builder.close(until: Moments.at("09:02:01")).first?.bar)

        #expect(bar.start == Moments.at("09:01"))
        #expect([bar.open, bar.low, bar.close] == [Price(90), Price(90), Price(101)])
    }

    @Test func `a trade that comes after its day has closed makes no second day`() {
        var builder = BarBuilder(.day, calendars: Moments.calendars)
        let trades = maker.trades("15:30 100", "15:31 90")
        builder.add(trades[0])
        _ = builder.close(until: Moments.at("00:00:01", on: Moments.day("2026-11-21")))

        builder.add(trades[1])

        #expect(builder.nextDue == .distantFuture)
    }

    @Test func `bars that close together come in order of symbol`() {
        var builder = BarBuilder(.minutes(1), calendars: Moments.calendars)
        for symbol in ["035420", "000660", "005930"] {
            for trade in maker.trades("09:00:10 100", symbol: symbol) { builder.add(trade) }
        }

        let bars = builder.close(until: Moments.at("09:01:01")).map(\.bar)

        #expect(bars.map(\.symbol.code) == ["000660", "005930", "035420"])
    }
}
