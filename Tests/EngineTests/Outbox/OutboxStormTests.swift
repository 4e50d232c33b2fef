import PluginAPI
import Testing

@testable import Engine

@Suite struct OutboxStormTests {
    private static let paces = [Pace(1, per: .seconds(1)), Pace(20, per: .seconds(60))]

    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `a storm becomes one digest with every id, and criticals pass it`() async throws {
        let sink = ServiceSink([Destination("chat", paces: Self.paces)], clock: desk.clock)
        desk.place(["phone": sink])
        try desk.put((1...995).map { "alert-\($0)" })
        try desk.put((1...5).map { "critical-\($0)" }, .critical)
        let start = desk.clock.now

        await desk.drain()

        let calls = sink.calls
        let digests = calls.filter { $0.digest != nil }
        let single = calls.filter { $0.digest == nil && $0.severity != .critical }.map(\.id)
        #expect(digests.count == 1)
        #expect(single + (digests.first?.digest ?? []) == (1...995).map { "alert-\($0)" })
        #expect(digests.first?.text.hasPrefix("09:00 995 alerts") == true)
        let criticals = calls.filter { $0.severity == .critical }
        #expect(criticals.map(\.id) == (1...5).map { "critical-\($0)" })
        #expect(criticals.enumerated().allSatisfy { $1.at <= start + .seconds($0) })
        Self.expectPace(calls)
    }

    @Test func `a few alerts go one by one at the permitted pace`() async throws {
        let sink = ServiceSink([Destination("chat", paces: Self.paces)], clock: desk.clock)
        desk.place(["phone": sink])
        try desk.put((1...12).map { "\($0)" })

        await desk.drain()

        #expect(sink.calls.map(\.id) == (1...12).map { "\($0)" })
        Self.expectPace(sink.calls)
    }

    @Test func `what was sent before a restart counts towards the pace`() async throws {
        let first = ServiceSink([Destination("chat", paces: Self.paces)], clock: desk.clock)
        desk.place(["phone": first])
        try desk.put((1...10).map { "\($0)" })
        await desk.drain()
        let second = ServiceSink([Destination("chat", paces: Self.paces)], clock: desk.clock)
        desk.place(["phone": second])
        try desk.put((11...20).map { "\($0)" })
        await desk.drain()

        #expect(second.calls.count >= 1)
        Self.expectPace(first.calls + second.calls)
    }

    @Test func `destinations of one account share its limits`() async throws {
        let account = Destination.Account("bot", paces: [Pace(5, per: .seconds(10))])
        let sink = ServiceSink(
            (1...4).map { Destination("\($0)", account: account) },
            clock: desk.clock
        )
        desk.place(["phone": sink])
        try desk.put((1...5).map { "\($0)" })

        await desk.drain()

        #expect(sink.calls.count == 20)
        let times = sink.calls.map(\.at).sorted()
        #expect(zip(times, times.dropFirst(5)).allSatisfy { $1 - $0 >= .seconds(10) })
    }

    private static func expectPace(_ calls: [ServiceSink.Call]) {
        for pace in paces {
            let times = calls.map(\.at)
            #expect(zip(times, times.dropFirst(pace.count)).allSatisfy { $1 - $0 >= pace.time })
        }
    }
}
