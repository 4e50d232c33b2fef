import PluginAPI
import Testing

@testable import KIS

@Suite struct KISPaceTests {
    private let now = Fixtures.now

    /// A pace that answers at moments after `now`.
    private final class Crowd {
        private var pace: KISPace

        init(_ starts: Int, reserved: Int = 0, queue: Int = 256) {
            pace = KISPace(.init(starts: starts, window: .seconds(1), reserved: reserved, longestQueue: queue))
        }

        var waiting: Int { pace.waiting }
        func enter(_ rank: KISPace.Rank) -> KISPace.Ticket? { pace.enter(rank) }
        func leave(_ ticket: KISPace.Ticket) { pace.leave(ticket) }
        func ask(_ ticket: KISPace.Ticket, at moment: Timestamp) -> KISPace.Turn { pace.ask(ticket, at: moment) }
        func throttled(for pause: Duration, at moment: Timestamp) { pace.throttled(for: pause, at: moment) }

        func goes(_ ticket: KISPace.Ticket, after: Duration = .zero) -> Bool {
            pace.ask(ticket, at: Fixtures.now + after) == .go
        }
    }

    @Test func `no more begin in a window than are allowed`() throws {
        let pace = Crowd(2)
        let tickets = try (0..<3).map { _ in try #require(pace.enter(.market)) }

        #expect(pace.goes(tickets[0]) && pace.goes(tickets[1], after: .milliseconds(300)))

        #expect(pace.ask(tickets[2], at: now + .milliseconds(400)) == .wait(until: now + .seconds(1)))
        #expect(pace.goes(tickets[2], after: .seconds(1)))
        #expect(pace.waiting == 0)
    }

    @Test func `orders come first`() throws {
        let pace = Crowd(1)
        let first = try #require(pace.enter(.market))
        let question = try #require(pace.enter(.market))
        let account = try #require(pace.enter(.account))
        let order = try #require(pace.enter(.order))
        #expect(!pace.goes(first))

        #expect(pace.goes(order))
        #expect(!pace.goes(account, after: .milliseconds(999)))
        #expect(pace.goes(account, after: .seconds(1)))
        #expect(pace.goes(first, after: .seconds(2)))
        #expect(pace.goes(question, after: .seconds(3)))
    }

    @Test func `questions leave starts for orders`() throws {
        let pace = Crowd(4, reserved: 2)
        let questions = try (0..<3).map { _ in try #require(pace.enter(.market)) }
        #expect(pace.goes(questions[0]) && pace.goes(questions[1]) && !pace.goes(questions[2]))

        let orders = try (0..<3).map { _ in try #require(pace.enter(.order)) }

        #expect(pace.goes(orders[0]) && pace.goes(orders[1]) && !pace.goes(orders[2]))
    }

    @Test func `one that asks again too early still waits, and those behind know when`() throws {
        let pace = Crowd(1)
        let tickets = try (0..<3).map { _ in try #require(pace.enter(.market)) }
        #expect(pace.goes(tickets[0]))

        #expect(pace.ask(tickets[1], at: now + .milliseconds(1)) == .wait(until: now + .seconds(1)))
        #expect(pace.ask(tickets[2], at: now + .milliseconds(1)) == .wait(until: now + .seconds(1)))
        #expect(!pace.goes(tickets[2], after: .seconds(1)))
        #expect(pace.goes(tickets[1], after: .seconds(1)))
    }

    @Test func `a ticket given back makes room`() throws {
        let pace = Crowd(1, queue: 2)
        let tickets = try (0..<2).map { _ in try #require(pace.enter(.market)) }
        #expect(pace.enter(.account) == nil)
        #expect(pace.enter(.order) != nil)

        pace.leave(tickets[0])

        #expect(pace.enter(.account) != nil)
        #expect(pace.ask(tickets[0], at: now) == .wait(until: Timestamp(nanoseconds: .max)))
    }

    @Test func `nothing begins while the broker is too busy`() throws {
        let pace = Crowd(18, reserved: 4)
        let order = try #require(pace.enter(.order))

        pace.throttled(for: .seconds(1), at: now)
        pace.throttled(for: .milliseconds(10), at: now)

        #expect(pace.ask(order, at: now) == .wait(until: now + .seconds(1)))
        #expect(pace.goes(order, after: .seconds(1)))
    }

    @Test func `a clock that is set back stops nobody`() throws {
        let pace = Crowd(1)
        let first = try #require(pace.enter(.market))
        #expect(pace.goes(first, after: .seconds(100_000)))
        pace.throttled(for: .seconds(1), at: now + .seconds(100_000))
        let second = try #require(pace.enter(.market))

        #expect(pace.goes(second))
    }

    @Test(arguments: 0..<4) func `any crowd keeps within the limits and comes to an end`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let settings = KISPace.Settings(
            starts: Int.random(in: 1...18, using: &random),
            reserved: 3,
            longestQueue: 40
        )
        var pace = KISPace(settings)
        var waiting: [(ticket: KISPace.Ticket, at: Timestamp)] = []
        var starts: [Timestamp] = []
        var time = now
        var isInThePast = false

        for step in 0..<600 {
            if step < 200, Bool.random(using: &random),
                let ticket = pace.enter(KISPace.Rank.allCases.randomElement(using: &random) ?? .order)
            {
                waiting.append((ticket, time))
            }
            if Int.random(in: 0..<50, using: &random) == 0, let place = waiting.indices.randomElement(using: &random) {
                pace.leave(waiting.remove(at: place).ticket)
            }
            time += .milliseconds(Int.random(in: 0...30, using: &random))
            if step >= 200, let next = waiting.map(\.at).min() { time = max(time, next) }
            for place in waiting.indices.reversed() where waiting[place].at <= time {
                switch pace.ask(waiting[place].ticket, at: time) {
                case .go:
                    starts.append(time)
                    waiting.remove(at: place)
                case .wait(let moment):
                    isInThePast = isInThePast || moment <= time
                    waiting[place].at = moment
                }
            }
        }

        for place in starts.indices.dropFirst(settings.starts) {
            #expect(starts[place] - starts[place - settings.starts] >= settings.window, "seed \(seed)")
        }
        #expect(!isInThePast, "seed \(seed)")
        #expect(waiting.isEmpty, "seed \(seed): \(waiting.count) never began")
    }
}
