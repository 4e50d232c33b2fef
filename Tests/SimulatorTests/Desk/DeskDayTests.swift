import Testing

@testable import Simulator

/// Whole days of random orders.
struct DeskDayTests {
    @Test(arguments: UInt64(1)...8)
    func `whatever the customer does all day, the books add up`(seed: UInt64) throws {
        var trial = try DeskTrial(seed: seed, at: 8 * 3_600)

        for step in 0..<240 {
            trial.advance(to: 8 * 3_600 + step * 180)
            trial.act()
            if step.isMultiple(of: 20) { #expect(trial.violations.isEmpty, "seed \(seed)") }
        }
        trial.advance(to: 20 * 3_600 + 60)

        #expect(trial.violations.isEmpty, "seed \(seed)")
        #expect(trial.desk.orders.open.isEmpty, "seed \(seed)")
        #expect(trial.notices.contains { $0.isFill }, "seed \(seed)")
        #expect(!trial.rejects.isEmpty, "seed \(seed)")
    }

    @Test func `how time is cut into steps changes nothing`() throws {
        var coarse = try DeskTrial(seed: 3)
        var fine = try DeskTrial(seed: 3)

        for step in 1...60 {
            coarse.advance(to: 36_000 + step * 120)
            for part in 1...40 { fine.advance(to: 36_000 + (step - 1) * 120 + part * 3) }
            coarse.act()
            fine.act()
        }

        #expect(coarse.notices == fine.notices)
        #expect(coarse.desk.orders.orders == fine.desk.orders.orders)
        #expect(coarse.desk.account.trades == fine.desk.account.trades)
        #expect(coarse.notices.count > 60)
    }

    @Test func `another seed is another day`() throws {
        var first = try DeskTrial(seed: 1)
        var second = try DeskTrial(seed: 2)

        first.advance(to: 50_000)
        second.advance(to: 50_000)

        #expect(first.desk.market.boards.map(\.price) != second.desk.market.boards.map(\.price))
    }

    @Test func `a day begins with the close of the day before`() throws {
        var trial = try DeskTrial()
        let friday = SampleDay.defaultDay
        trial.advance(to: 20 * 3_600 + 1)
        let closes = trial.desk.market.boards.map(\.regularPrice)
        let monday = friday.nextTradingDay

        trial.advance(to: 10 * 3_600, on: monday)

        let boards = trial.desk.market.boards
        #expect(monday.iso == "2026-11-23")
        #expect(boards.map(\.reference.previousClose) == closes)
        #expect(trial.desk.market.sample.dailyBars.filter { $0.date == friday }.map(\.close) == closes)
        #expect(boards.contains { $0.krx.day.volume > 0 })
        #expect(trial.desk.market.sample.day == monday)
    }

    @Test func `the first day's regular trades are those of the sample`() throws {
        let sample = try SampleDay(symbols: 8, ticks: 3_000)
        var expected: [Int] = []
        var source = sample.trades()
        var burst: [MarketTrade] = []
        while source.next(into: &burst) != nil { expected += burst.map(\.price) }
        var market = DomesticMarket(sample: sample)
        var prices: [Int] = []

        while let (_, prints) = market.next(until: Moment(day: sample.day, second: 86_399)) {
            prices += prints.filter { $0.venue == .krx && $0.segment == .regular }.map(\.trade.price)
        }

        #expect(prices == expected)
    }
}
