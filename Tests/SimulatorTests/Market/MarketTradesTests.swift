import Simulator
import Testing

struct MarketTradesTests {
    @Test(arguments: [(8, 60_000), (40, 20_000)])
    func `every trade is one that the exchange could have printed`(symbols: Int, ticks: Int) throws {
        let sample = try SampleDay(symbols: symbols, ticks: ticks)
        var source = sample.trades()
        var burst: [MarketTrade] = []
        var broken: [MarketTrade] = []
        var received: Int64 = 0
        var midPrices = 0
        var total = 0

        while let time = source.next(into: &burst) {
            let second = Int((time - sample.day.midnightNanoseconds) / 1_000_000_000)
            for trade in burst {
                let delay = second - trade.second
                if !Self.isPlausible(trade, of: sample) || !(0...1).contains(delay) { broken.append(trade) }
                midPrices += trade.isMidPrice ? 1 : 0
            }
            #expect(time >= received)
            received = time
            total += burst.count
        }

        #expect(broken.isEmpty)
        #expect(total == ticks)
        #expect(midPrices > 0)
    }

    @Test func `the smallest day has its auctions and little else`() throws {
        let sample = try SampleDay(symbols: 1, ticks: 4)
        var source = sample.trades()
        var burst: [MarketTrade] = []
        var trades: [MarketTrade] = []

        while source.next(into: &burst) != nil { trades += burst }

        #expect(trades.count == 4)
        #expect(trades.first?.side == .auction)
        #expect(trades.last?.isClosingPrint == true)
    }

    @Test func `trading is busy in the morning and before the close and quiet at noon`() throws {
        let sample = try SampleDay()
        var source = sample.trades()
        var burst: [MarketTrade] = []
        var hours: [Int: Int] = [:]

        while source.next(into: &burst) != nil {
            for trade in burst { hours[trade.second / 1_800, default: 0] += 1 }
        }

        let noon = hours[24, default: 0]
        #expect(noon > 0)
        #expect(hours[18, default: 0] > 2 * noon)
        #expect(hours[29, default: 0] > 2 * noon)
    }

    @Test func `a day's volume compares with the day before`() throws {
        for (symbols, ticks) in [(8, 60_000), (40, 100_000)] {
            let sample = try SampleDay(symbols: symbols, ticks: ticks)
            var source = sample.trades()
            var burst: [MarketTrade] = []
            var volumes = Array(repeating: 0, count: symbols)

            while source.next(into: &burst) != nil {
                for trade in burst { volumes[trade.symbolIndex] = trade.day.volume }
            }

            for (volume, reference) in zip(volumes, sample.references) {
                #expect((reference.previousVolume / 4...reference.previousVolume * 4).contains(volume))
            }
        }
    }

    @Test func `what cannot be made is refused with a reason`() throws {
        let saturday = try #require(MarketDate(iso: "2026-11-21"))

        #expect(throws: InvalidSample.symbolCount(41)) { try SampleDay(symbols: 41) }
        #expect(throws: InvalidSample.symbolCount(0)) { try SampleDay(symbols: 0) }
        #expect(throws: InvalidSample.tickCount(31, minimum: 32)) { try SampleDay(ticks: 31) }
        #expect(throws: InvalidSample.closedDay(saturday)) { try SampleDay(day: saturday) }
    }

    private static func isPlausible(_ trade: MarketTrade, of sample: SampleDay) -> Bool {
        let reference = sample.references[trade.symbolIndex]
        let grid = reference.instrument.grid
        let limits = reference.limits
        let book = trade.book
        let isOnGrid = grid.floor(trade.price) == trade.price && !trade.isMidPrice
        let isBetween = trade.isMidPrice && grid.floor(trade.price) != trade.price
        let atQuote = trade.side == .buy ? book.ask : book.bid
        let time =
            if trade.isClosingPrint { 55_800..<55_808 } else if trade.side == .auction { 32_400..<32_408 } else {
                32_408..<55_200
            }
        return isOnGrid != isBetween
            && (trade.isMidPrice || trade.isClosingPrint || trade.price == atQuote)
            && limits.lower <= book.bid && book.bid <= trade.price && trade.price <= book.ask
            && book.bid < book.ask && book.ask <= limits.upper
            && grid.floor(book.bid) == book.bid && grid.floor(book.ask) == book.ask
            && trade.quantity > 0 && trade.earlierVolume > 0
            && 0 < book.askQuantity && book.askQuantity <= book.totalAskQuantity
            && 0 < book.bidQuantity && book.bidQuantity <= book.totalBidQuantity
            && time.contains(trade.second)
    }
}
