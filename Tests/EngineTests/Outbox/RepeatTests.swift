import GRDB
import PluginAPI
import Synchronization
import Testing

@testable import Engine

/// Alerts that are like each other, at a sink that wants to be told of them now and then only.
@Suite struct RepeatTests {
    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `what comes within the interval is told together when it ends, and a single one as itself`()
        async throws
    {
        let calls = try await told(every: 600, [("a", "09:00"), ("b", "09:01"), ("c", "09:09"), ("d", "09:15")])

        #expect(calls.map { $0.digest ?? [$0.id] } == [["a"], ["b", "c"], ["d"]])
        #expect(calls.map(\.at) == ["09:00", "09:10", "09:20"].map { Moments.at($0) })
    }

    @Test func `after the interval an alert goes at once`() async throws {
        let calls = try await told(every: 600, [("a", "09:00"), ("b", "09:10"), ("c", "09:30")])

        #expect(calls.map(\.text) == ["a", "b", "c"])
        #expect(calls.map(\.at) == ["09:00", "09:10", "09:30"].map { Moments.at($0) })
    }

    @Test func `another instrument, rule, kind or pipeline, and another place, is told at once`() async throws {
        let sink = ServiceSink([Destination("one"), Destination("two")], clock: desk.clock)
        desk.place(["phone": sink])
        let alerts = [
            Self.alert("a"), Self.alert("b", symbol: nil), Self.alert("c", rule: "below"),
            Self.alert("d", kind: "other"), Self.alert("e", pipeline: "more"),
        ]
        try desk.put(alerts, [Self.routing(600)])

        await desk.drain()

        #expect(sink.calls.filter { $0.destination == "one" }.map(\.id) == ["a", "b", "c", "d", "e"])
        #expect(sink.calls.filter { $0.destination == "two" }.map(\.id) == ["a", "b", "c", "d", "e"])
    }

    @Test func `a critical alert is never held back and holds nothing back`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        desk.place(["phone": sink])
        let alerts = [Self.alert("a", .critical), Self.alert("b", .critical), Self.alert("c")]
        try desk.put(alerts, [Self.routing(600)])

        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a", "b", "c"])
    }

    @Test func `the interval holds over a restart`() async throws {
        let first = ServiceSink(clock: desk.clock)
        desk.place(["phone": first])
        try put("a")
        await desk.drain()
        let again = try OutboxDesk(desk.workspace)
        again.clock.advance(to: Moments.at("09:04"))
        let stopper = Stopper()
        let second = ServiceSink(clock: again.clock) { _, _ in
            stopper.stop()
            return .delivered
        }
        again.place(["phone": second])
        try again.put([Self.alert("b")], [Self.routing(600)])

        await again.run(stopper)

        #expect(first.calls.map(\.id) == ["a"])
        #expect(second.calls.map(\.id) == ["b"])
        #expect(second.calls.map(\.at) == [Moments.at("09:10")])
    }

    @Test func `an alert that arrived late counts from then on`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, number in
            if number == 2 { stopper.stop() }
            return number == 1 ? .retry(after: .seconds(420), reason: "busy") : .delivered
        }
        desk.place(["phone": sink])
        try put("a")
        await desk.run(stopper)
        desk.clock.advance(to: Moments.at("09:11"))

        try put("b")

        #expect(sink.calls.last?.at == Moments.at("09:07"))
        #expect(try moments().last == Moments.at("09:17"))
    }

    @Test func `what could not be delivered holds nothing back`() async throws {
        let sink = ServiceSink(clock: desk.clock) { call, _ in call.id == "a" ? .never(reason: "no") : .delivered }
        desk.place(["phone": sink])
        try put("a")
        await desk.drain()
        desk.place(["phone": sink])
        try put("b")

        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a", "b"])
    }

    @Test func `a clock that was far ahead for a while holds nothing back for long`() async throws {
        desk.place(["phone": ServiceSink(clock: desk.clock)])
        try put("a")
        try desk.database.write { database in
            try database.execute(
                sql: "UPDATE outbox_item SET not_before = not_before + 1000000000000000000"
            )
        }

        try put("b")

        #expect(try moments().last == Moments.at("09:00"))
    }

    @Test func `what seems to have been told hours from now holds nothing back`() async throws {
        desk.place(["phone": ServiceSink(clock: desk.clock)])
        try put("a")
        await desk.drain()
        try desk.database.write { database in
            try database.execute(sql: "UPDATE outbox_item SET settled = settled + 18000000000000")
        }

        try put("b")

        #expect(try moments().last == Moments.at("09:00"))
    }

    @Test(arguments: [
        // The time that ends last counts.
        ("09:00", "09:03", "group 5m, repeat 10m", "09:10"), ("09:00", "09:08", "group 15m, repeat 10m", "09:15"),
        ("21:50", "21:55", "quiet, repeat 10m", "07:00+1"), ("22:25", "22:30", "quiet, repeat 10m", "07:00+1"),
        ("09:00", "21:58", "quiet, group 5m", "07:00+1"), ("21:56", "21:57", "quiet, group 1m, repeat 2m", "21:58"),
    ])
    func `of quiet hours, groups and intervals the latest moment wins`(
        last: String,
        raised: String,
        settings: String,
        sent: String
    ) throws {
        let (routings, now) = (Self.routings(settings), Moments.at(raised))
        let parts = sent.split(separator: "+")
        let day = parts.count > 1 ? Moments.day("2026-11-21") : Moments.friday

        let moment = routings.notBefore(.notice, at: now, last: Moments.at(last))

        #expect(moment == Moments.at(String(parts[0]), on: day))
        #expect(routings.notBefore(.critical, at: now, last: Moments.at(last)) == now)
    }

    @Test func `what is held back already is joined`() {
        let (now, held) = (Moments.at("22:30"), Moments.at("07:00", on: Moments.day("2026-11-21")))

        #expect([Self.routing(600)].notBefore(.notice, at: now, last: held) == held)
    }

    @Test func `of a sink's interval and a person's the longer one counts`() {
        let moment = [Self.routing(600), Self.routing(900)].notBefore(
            .notice,
            at: Moments.at("09:01"),
            last: Moments.at("09:00")
        )

        #expect(moment == Moments.at("09:15"))
    }

    @Test func `quiet hours of a sink and a person that leave no hour of the day end nevertheless`() {
        var (night, day) = (SinkRouting(), SinkRouting())
        night.quiet = HourRange("22:00-07:00")
        day.quiet = HourRange("07:00-22:00")

        let moment = [night, day].notBefore(.notice, at: Moments.at("09:00"))

        #expect(moment < Moments.at("09:00", on: Moments.day("2026-11-23")))
    }

    @Test func `the picture of an alert that was held back is not too old`() async throws {
        let item = NewOutboxItem(
            place: OutboxPlace(sink: "phone", destination: ""),
            kind: .alert,
            name: "a",
            rank: .ordinary,
            content: "",
            created: Moments.at("09:00"),
            image: "",
            notBefore: Moments.at("09:10")
        )
        try desk.store.insert([item])
        let now = Moments.at("09:10")

        try desk.store.dropImages(
            at: item.place,
            before: now - DestinationWorker.imageLifetime,
            now: now
        )

        #expect(try desk.store.hasImages(at: item.place))
    }

    @Test func `an alert that was held back for a day is tried for a day`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, number in
            if number == 2 { stopper.stop() }
            return number == 1 ? .retry(after: nil, reason: "down") : .delivered
        }
        var routing = SinkRouting()
        routing.group = .seconds(86_400)
        desk.place(["phone": sink], routing)
        try desk.put(["a"])
        desk.clock.advance(to: desk.clock.now + .seconds(86_400))

        await desk.run(stopper)

        #expect(sink.calls.map(\.id) == ["a", "a"])
    }

    @Test func `the last alert like another is found by an index`() throws {
        let plan = try desk.database.read { database in
            try Row.fetchAll(
                database,
                sql: "EXPLAIN QUERY PLAN \(RepeatRestraint.query)",
                arguments: ["", "", "", 0, 0]
            )
        }

        #expect(plan.map { $0["detail"] as String }.allSatisfy { $0.contains("USING INDEX outbox_topic") })
    }

    @Test func `people and sinks have intervals of their own`() throws {
        let blueprint = try desk.workspace.blueprint(
            """
            version: 1
            users:
              ann: { symbols: [005930], channels: [phone], repeat: 15m }
            sinks:
              phone: { service: { repeat: 10m } }
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks: [users, { collect: { into: x } }]
            """
        )

        let routes = blueprint.routes(of: blueprint.pipelines[0])

        #expect(routes.map { $0.repeatInterval(of: .notice) } == [nil, .seconds(900)])
        #expect(routes.map { $0.repeatInterval(of: .critical) } == [nil, nil])
    }

    // MARK: - Helpers

    /// What a sink with an interval is told of alerts that are raised at moments of the morning.
    private func told(every seconds: Int, _ alerts: [(String, String)]) async throws -> [ServiceSink.Call] {
        let sink = ServiceSink(clock: desk.clock)
        for minute in 0...40 {
            desk.clock.advance(to: Moments.at("09:00") + .seconds(minute * 60))
            desk.place(["phone": sink])
            for (id, moment) in alerts where Moments.at(moment) == desk.clock.now {
                try put(id, every: seconds)
            }
            await desk.drain()
        }
        return sink.calls
    }

    private func put(_ id: String, every seconds: Int = 600) throws {
        try desk.put([Self.alert(id)], [Self.routing(seconds)])
    }

    /// The moments before which the items of the outbox are not sent, in order.
    private func moments() throws -> [Timestamp] {
        try desk.database.read { try Int64.fetchAll($0, sql: "SELECT not_before FROM outbox_item ORDER BY id") }
            .map(Timestamp.init(nanoseconds:))
    }

    private static func routing(_ seconds: Int) -> SinkRouting {
        var routing = SinkRouting()
        routing.repeatInterval = .seconds(seconds)
        return routing
    }

    /// One routing for each of some settings, as a sink and the people behind it have them.
    private static func routings(_ settings: String) -> [SinkRouting] {
        settings.split(separator: ", ").map { setting in
            var routing = SinkRouting()
            let words = setting.split(separator: " ")
            let minutes = words.count > 1 ? Int(words[1].dropLast()) : nil
            switch words[0] {
            case "group": routing.group = minutes.map { .seconds($0 * 60) }
            case "repeat": routing.repeatInterval = minutes.map { .seconds($0 * 60) }
            default: routing.quiet = HourRange("22:00-07:00")
            }
            return routing
        }
    }

    private static func alert(
        _ id: String,
        _ severity: AlertSeverity = .notice,
        pipeline: String = "test",
        rule: String = "above",
        kind: String = "test",
        symbol: Symbol? = Moments.samsung
    ) -> Delivery {
        let kind = AlertKind(kind, severity: severity, fields: [], message: "")
        return Delivery(
            id: id,
            pipeline: pipeline,
            rule: rule,
            severity: severity,
            header: Moments.header("09:00", sequence: 1),
            content: .alert(Alert(kind, about: symbol, []), text: id)
        )
    }
}
