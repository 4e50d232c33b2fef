import PluginAPI
import PluginTesting
import Testing

@testable import Engine

@Suite struct HistoryLengthsTests {
    private let workspace: Workspace
    private let desk: HistoryDesk

    init() throws {
        workspace = try Workspace()
        desk = try HistoryDesk(at: Moments.at("09:07"), in: workspace)
    }

    @Test func `weeks are made of days, and one that is not over is left out`() async throws {
        try await desk.run([RuleNeeds.Bars(.week, .count(3))]) {
            let weeks = try #require(desk.takeHistories().first)
            #expect(weeks.bars.map(\.day) == ["2026-10-30", "2026-11-06", "2026-11-13"].map(Moments.day))
            #expect(weeks.bars.last?.start == Moments.at("00:00", on: Moments.day("2026-11-09")))
            #expect(weeks.bars.last?.open == Price(Moments.day("2026-11-09").dayNumber))
            #expect(weeks.bars.last?.close == Price(Moments.day("2026-11-13").dayNumber))
            #expect(weeks.bars.last?.high == Price(Moments.day("2026-11-13").dayNumber + 1))
            #expect(weeks.bars.last?.low == Price(Moments.day("2026-11-09").dayNumber - 1))
            #expect(weeks.bars.last?.volume == Quantity(50))

            await desk.advance(to: Moments.at("15:50"))

            #expect(desk.takeHistories().first?.bars.last?.day == Moments.friday)
        }
        #expect(desk.broker.requests.map(\.interval).allSatisfy { $0 == .day })
    }

    @Test func `months are made of days, and one that is not over is left out`() async throws {
        try await desk.run([RuleNeeds.Bars(.month, .count(2))])

        let months = try #require(desk.takeHistories().first)
        #expect(months.bars.map(\.day) == ["2026-09-30", "2026-10-30"].map(Moments.day))
        #expect(months.bars.first?.start == Moments.at("00:00", on: Moments.day("2026-09-01")))
        #expect(desk.broker.requests.first?.days.lowerBound == Moments.day("2026-09-01"))
    }

    @Test func `minutes are joined of single ones, those of today up to the last that has closed`() async throws {
        try await desk.run([RuleNeeds.Bars(.minutes(5), .count(10)), RuleNeeds.Bars(.minutes(1), .count(1))])

        let (ones, fives) = try #require(pair(desk.takeHistories()))
        #expect(ones.bars.last?.start == Moments.at("09:06"))
        #expect(fives.bars.last?.start == Moments.at("09:00"))
        #expect(fives.bars.last?.day == Moments.friday)
        #expect(fives.bars.last?.close == Price(1_004))
        #expect(fives.bars.last?.volume == Quantity(50))
        #expect(fives.bars.suffix(4).map(\.start).first == Moments.at("09:00", on: Moments.day("2026-11-19")))
        #expect(Set(desk.broker.requests.map(\.interval)) == [.minutes(1)])
    }

    @Test func `minutes of a day that is not over are not kept`() async throws {
        try await desk.run([RuleNeeds.Bars(.minutes(1), .count(1))])
        _ = (desk.takeHistories(), desk.broker.takeRequests())
        desk.clock.advance(to: Moments.at("09:10"))

        try await desk.run([RuleNeeds.Bars(.minutes(1), .count(1))])

        #expect(try desk.kept(Moments.samsung, .minutes(1)).bars.last?.day == Moments.day("2026-11-19"))
        #expect(desk.broker.requests.map(\.text) == ["005930 1m 2026-11-20...2026-11-20"])
        #expect(desk.takeHistories().last?.bars.last?.start == Moments.at("09:09"))
    }

    @Test func `many minutes are asked for in parts, and after a failure only for the rest`() async throws {
        desk.clock.advance(to: Moments.at("23:00"))
        let wanted = [RuleNeeds.Bars(.minutes(1), .period(Moments.months(3)))]
        desk.broker.failAfter(2, .retry(after: nil, reason: "busy"))

        try await desk.run(wanted) { await desk.advance(to: desk.clock.now + .seconds(1)) }

        let (asked, found) = (desk.broker.takeRequests(), desk.takeHistories())
        try await desk.run(wanted, isKept: false)
        #expect(desk.takeHistories() == found)
        #expect(desk.broker.requests.count == 4)
        #expect(asked.count == 5)
        #expect(asked.allSatisfy { $0.days.count <= 34 })
    }

    @Test func `hours begin at a whole hour of the exchange's clock`() async throws {
        desk.clock.advance(to: Moments.at("09:59"))
        try await desk.run([RuleNeeds.Bars(.minutes(60), .count(1))])

        #expect(desk.takeHistories().first?.bars.last?.start == Moments.at("09:00", on: Moments.day("2026-11-19")))
    }

    @Test(arguments: [
        (RuleNeeds.Bars(.day, .count(10)), "2026-10-28"),
        (RuleNeeds.Bars(.day, .period(Moments.months(12))), "2025-11-20"),
        (RuleNeeds.Bars(.week, .period(Moments.months(1))), "2026-10-19"),
        (RuleNeeds.Bars(.month, .period(Moments.months(1))), "2026-10-01"),
        (RuleNeeds.Bars(.minutes(1), .count(390)), "2026-11-11"),
        (RuleNeeds.Bars(.minutes(60), .count(14)), "2026-11-10"),
    ])
    func `what is wanted begins early enough`(bars: RuleNeeds.Bars, first: String) {
        let days = MarketDays(.krx, Moments.calendars)

        let found = HistoryNeed(bars: bars).firstDay(upTo: Moments.day("2026-11-19"), in: days)

        #expect(found == Moments.day(first))
    }

    private func pair(_ histories: [BarHistory]) -> (BarHistory, BarHistory)? {
        histories.count == 2 ? (histories[0], histories[1]) : nil
    }
}
