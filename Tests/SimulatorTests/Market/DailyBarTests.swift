import Simulator
import Testing

struct DailyBarTests {
    @Test func `a symbol has a bar for each trading day of the year before`() throws {
        let sample = try SampleDay(symbols: 40)
        let yearEarlier = sample.day.yearEarlier

        for reference in sample.references {
            let bars = sample.dailyBars.filter { $0.symbol == reference.instrument.symbol }
            #expect(bars.map(\.date) == SampleCalendar.openDays(in: yearEarlier..<sample.day))
            #expect((240...250).contains(bars.count))
            #expect(bars.last?.close == reference.previousClose)
            #expect(bars.last?.volume == reference.previousVolume)
        }
    }

    @Test func `a bar's prices lie on the grid, in order and within the day's limits`() throws {
        let sample = try SampleDay(symbols: 40)
        let grids = Dictionary(uniqueKeysWithValues: sample.instruments.map { ($0.symbol, $0.grid) })
        var broken: [DailyBar] = []
        var previous: DailyBar?

        for bar in sample.dailyBars {
            let grid = try #require(grids[bar.symbol])
            let prices = [bar.open, bar.high, bar.low, bar.close]
            let isOrdered = bar.high == prices.max() && bar.low == prices.min() && bar.low > 0 && bar.volume > 0
            let isOnGrid = prices.allSatisfy { grid.floor($0) == $0 }
            let base = previous.flatMap { $0.symbol == bar.symbol ? $0.close : nil } ?? bar.open
            let limits = PriceLimits(base: base, grid: grid)
            let isWithin = prices.allSatisfy { (limits.lower...limits.upper).contains($0) }
            if !(isOrdered && isOnGrid && isWithin) { broken.append(bar) }
            previous = bar
        }

        #expect(broken.isEmpty)
    }

    @Test func `a symbol's history does not depend on how many others there are or how much they trade`() throws {
        let few = try SampleDay(symbols: 2, ticks: 100)
        let many = try SampleDay(symbols: 40, ticks: 1_000_000)

        #expect(Array(many.dailyBars.prefix(few.dailyBars.count)) == few.dailyBars)
    }

    @Test func `the named securities come first and every code has six characters`() throws {
        let instruments = try SampleDay(symbols: 40).instruments

        #expect(
            instruments.prefix(8).map(\.symbol) == [
                "005930", "000660", "035420", "122630", "498400", "005380", "068270", "0015E0",
            ]
        )
        #expect(Set(instruments.map(\.symbol)).count == 40)
        #expect(instruments.allSatisfy { $0.symbol.utf8.count == 6 })
        #expect(instruments.dropFirst(8).allSatisfy { $0.name.hasPrefix("합성") })
        #expect(Set(instruments.map(\.kind)) == [.stock, .etf, .etn])
        #expect(Set(instruments.map(\.market)) == [.kospi, .kosdaq])
    }
}
