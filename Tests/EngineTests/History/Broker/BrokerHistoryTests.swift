import PluginAPI
import PluginTesting
import Testing

@testable import Engine

@Suite struct BrokerHistoryTests {
    private let workspace: Workspace
    private let desk: HistoryDesk

    init() throws {
        workspace = try Workspace()
        desk = try HistoryDesk(at: Moments.at("08:50", on: Self.day("2026-11-20")), in: workspace)
    }

    @Test func `bars are read once and kept for the next start`() async throws {
        try await desk.run(Self.month)
        let asked = desk.broker.takeRequests()
        let first = desk.takeHistories()

        try await desk.run(Self.month)

        #expect(asked.map(\.text) == ["005930 1d 2026-10-20...2026-11-19"])
        #expect(first.summaries == ["005930 1d 2026-10-20...2026-11-19 23"])
        #expect(desk.takeHistories() == first)
        #expect(desk.broker.requests.isEmpty)
        #expect(desk.ready == [0, 0])
    }

    @Test func `an instrument that is added before bars are read at all is read with the others`() async throws {
        try await desk.run([HistoryWish(pipeline: "test", bars: Self.month, scopes: [.some([])])]) { history in
            history.expect(Moments.samsung, for: 0)
            await desk.advance(to: Moments.at("16:00", on: Self.day("2026-11-20")))

            #expect(desk.takeHistories().map(\.symbol) == [Moments.samsung])
        }
    }

    @Test func `only days that are missing are asked for, beginning with one that is known`() async throws {
        try await desk.run(Self.month)
        _ = (desk.broker.takeRequests(), desk.takeHistories())
        desk.clock.advance(to: Moments.at("08:50", on: Self.day("2026-11-30")))

        try await desk.run(Self.month)

        #expect(desk.broker.requests.map(\.text) == ["005930 1d 2026-11-19...2026-11-27"])
        #expect(desk.takeHistories().summaries == ["005930 1d 2026-10-28...2026-11-27 23"])
    }

    @Test func `a longer period asks for what lies before`() async throws {
        try await desk.run(Self.month)
        _ = (desk.broker.takeRequests(), desk.takeHistories())

        try await desk.run([RuleNeeds.Bars(.day, .period(Moments.months(2)))])

        #expect(desk.broker.requests.map(\.text) == ["005930 1d 2026-09-20...2026-10-20"])
        #expect(desk.takeHistories().first?.bars.first?.day == Self.day("2026-09-21"))
    }

    @Test func `a day counts twenty minutes after its close and never before`() async throws {
        desk.clock.advance(to: Moments.at("10:00"))
        try await desk.run(Self.month) {
            #expect(desk.clock.awaited == [Moments.at("15:50")])
            #expect(desk.takeHistories().first?.bars.last?.day == Self.day("2026-11-19"))
            _ = desk.broker.takeRequests()

            desk.clock.advance(to: Moments.at("15:49"))
            #expect(desk.broker.requests.isEmpty)
            await desk.advance(to: Moments.at("15:50"))

            #expect(desk.takeHistories().first?.bars.last?.day == Self.day("2026-11-20"))
            #expect(desk.broker.requests.map(\.text) == ["005930 1d 2026-11-19...2026-11-20"])
            #expect(desk.clock.awaited == [Moments.at("08:30", on: Self.day("2026-11-23"))])
        }
    }

    @Test func `a broker that is late with a day is asked again, three times at most`() async throws {
        desk.clock.advance(to: Moments.at("10:00"))
        desk.broker.end(on: Self.day("2026-11-19"))
        try await desk.run(Self.month) {
            _ = desk.takeHistories()
            for time in ["15:50", "16:10", "16:30", "16:50"] { await desk.advance(to: Moments.at(time)) }

            #expect(desk.takeHistories().isEmpty)
            #expect(desk.clock.awaited == [Moments.at("08:30", on: Self.day("2026-11-23"))])
            desk.broker.end(on: .latest)
            await desk.advance(to: Moments.at("08:30", on: Self.day("2026-11-23")))

            #expect(desk.takeHistories().first?.bars.last?.day == Self.day("2026-11-20"))
        }
    }

    @Test func `after a split everything is read anew, which is said once`() async throws {
        try await desk.run(Self.month) {
            let before = try #require(desk.takeHistories().first)
            _ = desk.broker.takeRequests()
            desk.broker.split(by: 5)

            await desk.advance(to: Moments.at("15:50"))

            let after = try #require(desk.takeHistories().first)
            #expect(after.bars.map(\.close) == after.bars.map { Price($0.day.dayNumber / 5) })
            #expect(after.bars.count == before.bars.count)
            #expect(desk.notices == [.adjusted(Moments.samsung, .day)])
            #expect(
                desk.broker.requests.map(\.text) == [
                    "005930 1d 2026-11-19...2026-11-20", "005930 1d 2026-10-21...2026-11-20",
                ]
            )
        }
        #expect(try desk.kept().bars.allSatisfy { $0.close < Price(5_000) })
    }

    @Test func `a split is found although the symbol was suspended for long`() async throws {
        let wanted = [RuleNeeds.Bars(.day, .period(Moments.months(6)))]
        desk.broker.end(on: Self.day("2026-11-19"))
        try await desk.run(wanted)
        desk.clock.advance(to: Moments.at("16:00", on: Self.day("2026-12-23")))
        try await desk.run(wanted)
        _ = (desk.takeHistories(), desk.broker.takeRequests())
        desk.broker.split(by: 5)
        desk.clock.advance(to: Moments.at("16:00", on: Self.day("2026-12-30")))

        try await desk.run(wanted)

        #expect(
            desk.broker.requests.map(\.text) == [
                "005930 1d 2026-12-17...2026-12-30", "005930 1d 2026-11-19...2026-11-19",
                "005930 1d 2026-06-30...2026-12-30",
            ]
        )
        #expect(desk.notices == [.adjusted(Moments.samsung, .day)])
        #expect(desk.takeHistories().last?.bars.allSatisfy { $0.close < Price(5_000) } ?? false)
    }

    @Test func `prices adjusted overnight are found before the market opens`() async throws {
        desk.clock.advance(to: Moments.at("16:00"))
        try await desk.run(Self.month) {
            _ = desk.takeHistories()
            desk.broker.split(by: 2)

            await desk.advance(to: Moments.at("08:30", on: Self.day("2026-11-23")))

            #expect(desk.takeHistories().first?.bars.allSatisfy { $0.close < Price(11_000) } ?? false)
            #expect(desk.notices == [.adjusted(Moments.samsung, .day)])
        }
    }

    @Test func `a broker that does not answer is asked again after growing pauses`() async throws {
        let busy = BrokerError.retry(after: nil, reason: "busy")
        desk.broker.fail(Moments.samsung, [busy, busy, .retry(after: .seconds(90), reason: "busy")])
        var waits: [Duration] = []

        try await desk.run(Self.month) {
            for _ in 0..<3 {
                let next = try #require(desk.clock.awaited.first)
                waits.append(next - desk.clock.now)
                await desk.advance(to: next)
            }
        }

        #expect(waits == [.seconds(1), .seconds(2), .seconds(90)])
        #expect(desk.takeHistories().summaries == ["005930 1d 2026-10-20...2026-11-19 23"])
        #expect(desk.notices == [.waiting(reason: "busy"), .answering])
    }

    @Test func `pauses stay below five minutes, and the next look begins anew`() async throws {
        desk.broker.fail(Moments.samsung, Array(repeating: .retry(after: nil, reason: "down"), count: 30))
        var longest = Duration.zero

        try await desk.run(Self.month) {
            while desk.broker.requests.count < 15, let next = desk.clock.awaited.first {
                longest = max(longest, next - desk.clock.now)
                await desk.advance(to: next)
            }
        }

        #expect(longest == .seconds(300))
        #expect(desk.notices == [.waiting(reason: "down")])
    }

    @Test func `a broker that is down is not missed when everything is kept`() async throws {
        try await desk.run(Self.month)
        let first = desk.takeHistories()
        _ = desk.broker.takeRequests()
        desk.broker.fail(Moments.samsung, [.retry(after: nil, reason: "down")])

        try await desk.run(Self.month)

        #expect(desk.takeHistories() == first)
        #expect(desk.ready == [0, 0])
        #expect(desk.broker.requests.isEmpty)
    }

    @Test func `a check that fails keeps no pipeline waiting that has its bars`() async throws {
        desk.clock.advance(to: Moments.at("16:00"))
        try await desk.run(Self.month)
        let first = desk.takeHistories()
        desk.clock.advance(to: Moments.at("08:40", on: Self.day("2026-11-23")))
        desk.broker.fail(Moments.samsung, [.retry(after: nil, reason: "down")])

        try await desk.run(Self.month) {
            #expect(desk.takeHistories().map(\.bars.last) == first.map(\.bars.last))
            #expect(desk.ready == [0, 0])
            #expect(desk.notices == [.waiting(reason: "down")])
        }
    }

    @Test func `a symbol that there will never be bars of is given up, and others go on`() async throws {
        let other = try #require(Symbol("000660"))
        desk.broker.fail(Moments.samsung, [.never(reason: "no such symbol")])

        try await desk.run(Self.month, of: [Moments.samsung, other]) {
            #expect(desk.takeHistories().map(\.symbol) == [other])
            #expect(desk.notices == [.gaveUp(Moments.samsung, .day, reason: "no such symbol")])
            #expect(desk.ready == [0])
            _ = desk.broker.takeRequests()

            await desk.advance(to: Moments.at("15:50"))

            #expect(desk.broker.requests.map(\.symbol) == [other])
        }
    }

    @Test func `two questions are asked at once and no more`() async throws {
        let symbols = (1...12).compactMap { Symbol(String(100_000 + $0)) }

        try await desk.run(Self.month, of: symbols)

        #expect(desk.broker.mostRunning == 2)
        #expect(Set(desk.takeHistories().map(\.symbol)) == Set(symbols))
    }

    @Test func `each pipeline gets what its rules want, and bars are asked for once`() async throws {
        let short = HistoryWish(pipeline: "a", bars: Self.month, scopes: [.some([Moments.samsung])])
        let long = HistoryWish(
            pipeline: "b",
            bars: [RuleNeeds.Bars(.week, .count(2))],
            scopes: [.some([Moments.samsung]), .any]
        )
        let none = HistoryWish(pipeline: "c", bars: Self.month, scopes: [.any])

        try await desk.run([short, long, none])

        #expect(desk.broker.requests.count == 1)
        #expect(desk.pipelines == [0, 1])
        #expect(desk.ready.sorted() == [0, 1, 2])
        #expect(long.isOpenEnded && !short.isOpenEnded)
        #expect(desk.takeHistories().map(\.interval) == [.day, .week])
    }

    @Test func `bars that cannot be right are counted and left out`() async throws {
        desk.broker.spoil()

        try await desk.run(Self.month)

        #expect(desk.takeHistories().summaries == ["005930 1d 2026-10-20...2026-11-19 23"])
        #expect(desk.notices == [.unusable(Moments.samsung, count: 2)])
    }

    @Test func `a damaged row is read again with its day`() async throws {
        try await desk.run(Self.month)
        let first = desk.takeHistories()
        _ = desk.broker.takeRequests()
        try desk.damage("UPDATE history_bar SET low = high + 1 WHERE day = \(Self.day("2026-11-10").dayNumber)")

        try await desk.run(Self.month)

        #expect(desk.broker.requests.map(\.text) == ["005930 1d 2026-11-09...2026-11-11"])
        #expect(desk.takeHistories() == first)
    }

    @Test func `without a store bars are read at every start`() async throws {
        try await desk.run(Self.month, isKept: false)
        let first = desk.takeHistories()

        try await desk.run(Self.month, isKept: false)

        #expect(desk.takeHistories() == first)
        #expect(desk.broker.requests.count == 2)
    }

    @Test func `what no rule wants any more is forgotten`() async throws {
        try await desk.run([RuleNeeds.Bars(.day, .count(200))])
        desk.clock.advance(to: Moments.at("16:00"))

        try await desk.run(Self.month)

        #expect(try desk.kept().bars.first?.day == Self.day("2026-10-07"))
        #expect(try desk.kept().days.ranges == [Self.day("2026-10-07")...Self.day("2026-11-20")])
    }

    @Test func `a market in New York closes by its own clock`() async throws {
        let apple = try #require(Symbol("NASDAQ:AAPL"))
        try await desk.run(Self.month, of: [apple]) {
            #expect(desk.takeHistories().first?.bars.last?.day == Self.day("2026-11-19"))
            // Nine in New York, half an hour before the open, is eleven at night in Korea.
            #expect(desk.clock.awaited == [Moments.at("23:00")])
            await desk.advance(to: Moments.at("23:00"))
            #expect(desk.clock.awaited == [Moments.at("06:20", on: Self.day("2026-11-21"))])
        }
    }

    @Test func `what is held has its bars before it is seen, and new ones after each close`() async throws {
        try await desk.run([Self.held()]) { history in
            #expect(desk.ready == [0])
            await history.prepare(held: [Moments.samsung, try Self.apple], for: 0)
            await history.prepare(held: [try Self.apple], for: 0)

            #expect(desk.takeHistories().map { "\($0.symbol)" }.sorted() == ["005930", "NASDAQ:AAPL"])
            #expect(desk.broker.takeRequests().count == 2)

            await desk.advance(to: Moments.at("15:50"))

            #expect(desk.takeHistories().summaries == ["005930 1d 2026-10-21...2026-11-20 23"])
        }
    }

    @Test func `bars of what is held are kept for the next start`() async throws {
        try await desk.run([Self.held()]) { await $0.prepare(held: [Moments.samsung], for: 0) }
        let first = desk.takeHistories()
        _ = desk.broker.takeRequests()

        try await desk.run([Self.held()]) { await $0.prepare(held: [Moments.samsung], for: 0) }

        #expect(first.count == 1)
        #expect(desk.takeHistories() == first)
        #expect(desk.broker.requests.isEmpty)
    }

    @Test func `who looks further back at what is held gets more of what others have been given`() async throws {
        let named = HistoryWish(pipeline: "a", bars: Self.month, scopes: [.some([Moments.samsung])])
        let held = Self.held(months: 2)

        try await desk.run([named, held]) { history in
            _ = (desk.takeHistories(), desk.broker.takeRequests())
            await history.prepare(held: [Moments.samsung], for: 1)
        }

        #expect(desk.broker.requests.map(\.text) == ["005930 1d 2026-09-20...2026-10-20"])
        #expect(desk.takeHistories().map(\.bars.count) == [23, 40])
    }

    @Test func `a portfolio waits no more than a minute for bars that do not come, and they come when it is next seen`()
        async throws
    {
        desk.broker.fail(Moments.samsung, Array(repeating: .retry(after: nil, reason: "down"), count: 6))
        let began = desk.clock.now

        try await desk.run([Self.held()]) { history in
            let waiting = Task { await history.prepare(held: [Moments.samsung], for: 0) }
            for pause in [1, 2, 4, 8, 16] {
                await desk.clock.untilAwaited(by: 2)
                desk.clock.advance(to: began + .seconds(2 * pause - 1))
            }
            await waiting.value
            #expect(desk.takeHistories().isEmpty)
            #expect(desk.notices == [.waiting(reason: "down")])

            await history.prepare(held: [Moments.samsung], for: 0)

            #expect(desk.takeHistories().summaries == ["005930 1d 2026-10-20...2026-11-19 23"])
            #expect(desk.notices == [.waiting(reason: "down"), .answering])
        }
    }

    // MARK: - Helpers

    private static var apple: Symbol { get throws { try #require(Symbol("NASDAQ:AAPL")) } }

    private static func held(months: Int = 1) -> HistoryWish {
        let bars = RuleNeeds.Bars(.day, .period(Moments.months(months)), of: .held)
        return HistoryWish(pipeline: "held", bars: [bars], scopes: [])
    }

    private static let month = [RuleNeeds.Bars(.day, .period(Moments.months(1)))]

    private static func day(_ text: String) -> CivilDate { Moments.day(text) }
}
