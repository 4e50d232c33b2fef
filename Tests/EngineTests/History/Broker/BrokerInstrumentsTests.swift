import PluginAPI
import PluginTesting
import Testing

@testable import Engine

@Suite struct BrokerInstrumentsTests {
    private let broker = BarBroker()
    private let clock = ManualClock(at: Moments.at("08:50"))

    @Test func `instruments are asked for in parts and once in a run`() async throws {
        let instruments = BrokerInstruments(broker, clock: clock)
        let symbols = Self.symbols(120)

        let problem = await instruments.load(symbols)
        _ = await instruments.load(symbols)

        #expect(problem == nil)
        #expect(broker.instrumentRequests.map(\.count) == [50, 50, 20])
        #expect(instruments.known.count == 120)
        #expect(instruments.known[symbols[0]]?.name == "name of \(symbols[0])")
    }

    @Test func `what the broker does not know is not asked for again`() async throws {
        let instruments = BrokerInstruments(broker, clock: clock)
        let stranger = try #require(Symbol("999999"))

        let problem = await instruments.load([stranger])
        _ = await instruments.load([stranger])

        #expect(problem == nil)
        #expect(broker.instrumentRequests.count == 1)
        #expect(instruments.known.isEmpty)
    }

    @Test func `a broker that is busy is asked again, and a run goes on without what cannot be had`() async throws {
        let instruments = BrokerInstruments(broker, clock: clock)
        broker.failInstruments([.retry(after: nil, reason: "busy"), .never(reason: "closed")])
        let task = Task { await instruments.load(Self.symbols(60)) }
        await clock.untilAwaited()
        clock.advance(by: .seconds(1))

        let problem = await task.value

        #expect(problem?.en.contains("50 instruments could not be read") ?? false)
        #expect(problem?.en.contains("closed") ?? false)
        #expect(instruments.known.count == 10)
    }

    @Test func `what a busy broker could not say is asked for when it is next wanted`() async throws {
        let instruments = BrokerInstruments(broker, clock: clock)
        // A pause that is too long to wait for.
        broker.failInstruments([.retry(after: .seconds(60), reason: "busy")])

        let problem = await instruments.load([Moments.samsung])
        _ = await instruments.load([Moments.samsung])

        #expect(problem?.en.contains("busy") ?? false)
        #expect(instruments.known.count == 1)
    }

    private static func symbols(_ count: Int) -> [Symbol] { (1...count).compactMap { Symbol(String(100_000 + $0)) } }
}
