import PluginAPI
import Testing

@testable import Engine

@Suite struct RoutingTests {
    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `alerts of the quiet hours go as one message when these end, critical ones at once`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            if call.digest != nil { stopper.stop() }
            return .delivered
        }
        var routing = SinkRouting()
        routing.quiet = HourRange("22:00-07:00")
        desk.clock.advance(to: Moments.at("23:30"))
        desk.place(["phone": sink], routing)
        try desk.put(["a", "b", "c"])
        try desk.put(["now"], .critical)
        await desk.drain()
        desk.clock.advance(to: Moments.at("06:59", on: Moments.day("2026-11-21")))
        desk.place(["phone": sink], routing)

        await desk.run(stopper)

        #expect(sink.calls.map(\.digest) == [nil, ["a", "b", "c"]])
        #expect(sink.calls.map(\.at) == [Moments.at("23:30"), Moments.at("07:00", on: Moments.day("2026-11-21"))])
    }

    @Test func `a single alert that was held back goes as itself`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            return .delivered
        }
        var routing = SinkRouting()
        routing.group = .seconds(300)
        desk.clock.advance(to: Moments.at("09:02"))
        desk.place(["phone": sink], routing)
        try desk.put(["a"])

        await desk.run(stopper)

        #expect(sink.calls.map(\.id) == ["a"])
        #expect(sink.calls[0].at == Moments.at("09:05"))
    }

    @Test func `a run that ends does not wait for what is held back`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        var routing = SinkRouting()
        routing.quiet = HourRange("22:00-07:00")
        desk.clock.advance(to: Moments.at("23:30"))
        desk.place(["phone": sink], routing)
        try desk.put(["a"])

        await desk.drain()

        #expect(sink.calls.isEmpty)
        #expect(desk.clock.now == Moments.at("23:30"))
        #expect(try desk.states() == ["a waiting"])
    }

    @Test(arguments: [
        ("21:59", "21:59"), ("22:00", "07:00+1"), ("23:59:59", "07:00+1"), ("06:59", "07:00"), ("07:00", "07:00"),
    ])
    func `quiet hours end in the morning`(raised: String, sent: String) throws {
        var routing = SinkRouting()
        routing.quiet = HourRange("22:00-07:00")
        let parts = sent.split(separator: "+")
        let day = parts.count > 1 ? Moments.day("2026-11-21") : Moments.friday

        let moment = [routing].notBefore(.warning, at: Moments.at(raised))

        #expect(moment == Moments.at(String(parts[0]), on: day))
        #expect([routing].notBefore(.critical, at: Moments.at(raised)) == Moments.at(raised))
    }

    @Test func `a sink gets no alert below its floor`() async throws {
        let workspace = try Workspace()
        let (all, urgent) = ("routing-all", "routing-urgent")

        _ = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks:
                  - collect: { into: \(all) }
                  - collect: { into: \(urgent), min_severity: warning }
            """
        )

        #expect(CollectSink.texts(all).count == 1)
        #expect(CollectSink.texts(urgent).isEmpty)
    }

    @Test(arguments: [
        (
            "collect: { into: x, quiet: 22:00-07:00 }",
            "'collect' writes at once, so alerts cannot be held back or gathered"
        ),
        (
            "collect: { into: x, repeat: 5m }",
            "'collect' writes at once, so alerts cannot be held back or gathered"
        ),
        ("service: { repeat: 0s }", "the time must be more than nothing and at most a day"),
        ("service: { group: 2d }", "the time must be more than nothing and at most a day"),
        ("service: { min_severity: loud }", "loud"),
    ])
    func `what cannot be routed so is said`(sink: String, message: String) throws {
        let compiled = try desk.workspace.compile(
            """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks:
                  - \(sink)
            """
        )

        #expect(compiled.diagnostics.map(\.message.en).count == 1)
        #expect(compiled.diagnostics.first?.message.en.contains(message) == true)
    }

    @Test func `an alert of a run waits in the outbox for the next one when its service is down`() async throws {
        let workspace = try Workspace()
        let yaml = """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks: [{ service: { quiet: 00:00-23:59 } }]
            """

        let report = try await workspace.run(yaml)

        let ledger = try #require(try OutboxLedger(stateFolder: "\(workspace.path)/var"))
        #expect(report.sinks.map(\.waiting) == [1])
        #expect(try ledger.unsettled().map(\.state) == [.waiting])
        #expect(report.isClean)
    }
}
