import GRDB
import PluginAPI
import Synchronization
import Testing

@testable import Engine

@Suite struct OutboxTests {
    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `alerts arrive in their order, each known as being sent before it leaves`() async throws {
        let states = Mutex<[[String]]>([])
        let sink = ServiceSink(clock: desk.clock) { [database = desk.database] _, _ in
            let seen = try? database.read {
                try String.fetchAll($0, sql: "SELECT state FROM outbox_item ORDER BY id")
            }
            states.withLock { $0.append(seen ?? []) }
            return .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b"])

        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a", "b"])
        #expect(states.withLock { $0 } == [["sending", "waiting"], ["delivered", "sending"]])
        #expect(try desk.states() == ["a delivered", "b delivered"])
    }

    @Test func `what waits at a place that the configuration has no longer is dead, and told of elsewhere`()
        async throws
    {
        desk.place(["phone": ServiceSink(clock: desk.clock), "mail": ServiceSink(clock: desk.clock)])
        try desk.put(["a", "b"])
        try desk.put(["c"], of: 1)
        let mail = ServiceSink(clock: desk.clock)
        desk.place(["mail": mail])

        try desk.buryStrays()
        try desk.buryStrays()
        await desk.drain()

        let news = """
            ⚠️ an alert could not be delivered to phone: the configuration has no such place any more
            2 undelivered: host outbox
            """
        #expect(mail.calls.map(\.text) == ["c", news])
        #expect(try desk.states().prefix(3) == ["a dead", "b dead", "c delivered"])
    }

    @Test func `what was dead for want of its place goes out when the place is there again`() async throws {
        desk.place(["phone": ServiceSink(clock: desk.clock)])
        try desk.put(["a", "b"])
        // As when another configuration is tried on the same state.
        desk.place(["mail": ServiceSink(clock: desk.clock)])
        try desk.buryStrays()
        let phone = ServiceSink(clock: desk.clock)
        desk.place(["phone": phone])

        try desk.buryStrays()
        await desk.drain()

        #expect(phone.calls.map(\.id).prefix(2) == ["a", "b"])
    }

    @Test func `what a service asks to wait is waited for exactly, also after a restart`() async throws {
        let stopper = Stopper()
        let first = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            return .retry(after: .seconds(37), reason: "too many")
        }
        desk.place(["phone": first])
        try desk.put(["a", "b"])
        await desk.run(stopper)

        let again = Stopper()
        let second = ServiceSink(clock: desk.clock) { call, _ in
            if call.id == "b" { again.stop() }
            return .delivered
        }
        desk.place(["phone": second])
        await desk.run(again)

        #expect(first.calls.map(\.id) == ["a"])
        #expect(second.calls.map(\.id) == ["a", "b"])
        #expect(second.calls[0].at == first.calls[0].at + .seconds(37))
        #expect(!second.calls[0].mayRepeat)
    }

    @Test func `a lost answer is asked again after longer and longer pauses, and says that it may be a repeat`()
        async throws
    {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, number in
            if call.id == "b" { stopper.stop() }
            return number < 5 ? .unknown(reason: "no answer") : .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b"])

        await desk.run(stopper)

        let calls = sink.calls
        #expect(calls.map(\.id) == ["a", "a", "a", "a", "a", "b"])
        #expect(calls.map(\.mayRepeat) == [false, true, true, true, true, false])
        let pauses = zip(calls, calls.dropFirst()).map { $1.at - $0.at }
        #expect(pauses == [.milliseconds(750), .milliseconds(1_500), .seconds(3), .seconds(6), .zero])
    }

    @Test func `a critical alert goes first and does not wait for the end of an outage`() async throws {
        let stopper = Stopper()
        let raise = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, number in
            if number == 3 { raise.stop() }
            if call.id == "now" { stopper.stop() }
            return .unknown(reason: "down")
        }
        let run = desk.place(["phone": sink])[0]
        raise.arm { try? run.store(run.rows(of: OutboxDesk.alert("now", .critical))) }
        try desk.put(["a", "b"])

        await desk.run(stopper)

        #expect(sink.calls.map(\.id) == ["a", "a", "a", "now"])
        #expect(sink.calls[3].at == sink.calls[2].at)
    }

    @Test func `what is refused for good goes to the dead letters and is told of through another sink`() async throws {
        let bad = ServiceSink(clock: desk.clock) { call, _ in
            call.id == "a" ? .never(reason: "too long") : .delivered
        }
        let other = ServiceSink(clock: desk.clock)
        desk.place(["phone": bad, "mail": other])
        try desk.put(["a", "b"])

        await desk.drain()
        await desk.drain()

        #expect(bad.calls.map(\.id) == ["a", "b"])
        #expect(try desk.states().prefix(2) == ["a dead", "b delivered"])
        #expect(
            other.calls.map(\.text) == [
                "⚠️ an alert could not be delivered to phone: too long\n1 undelivered: host outbox"
            ]
        )
    }

    @Test func `a place that is closed takes nothing more until it is reached in another way`() async throws {
        let gone = ServiceSink([Destination("x", fingerprint: "1")], clock: desk.clock) { _, _ in
            .closed(reason: "the chat is gone")
        }
        desk.place(["phone": gone])
        try desk.put(["a", "b"])
        await desk.drain()
        try desk.put(["c"])
        desk.place(["phone": gone])
        await desk.drain()

        #expect(gone.calls.map(\.id) == ["a"])
        #expect(try desk.states() == ["a dead", "b dead", "c dead"])
        #expect(desk.board.snapshot["outbox"]?.state == .degraded)

        let back = ServiceSink([Destination("x", fingerprint: "2")], clock: desk.clock)
        desk.place(["phone": back])
        try desk.put(["d"])
        await desk.drain()

        #expect(back.calls.map(\.id) == ["d"])
    }

    @Test func `a destination that moved is reached at its new address from then on`() async throws {
        let sink = ServiceSink([Destination("-100")], clock: desk.clock) { call, _ in
            call.address == "-200" ? .delivered : .moved(to: "-200")
        }
        desk.place(["phone": sink])
        try desk.put(["a"])
        await desk.drain()
        desk.place(["phone": sink])
        try desk.put(["b"])
        await desk.drain()

        #expect(sink.calls.map { "\($0.id) \($0.address ?? "")" } == ["a ", "a -200", "b -200"])
    }

    @Test func `what fails again and again holds up nothing for ever`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            if call.id == "c" { stopper.stop() }
            return call.id == "a" ? .unknown(reason: "500") : .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b", "c"])

        await desk.run(stopper)

        #expect(sink.calls.filter { $0.id != "a" }.map(\.id) == ["b", "c"])
        #expect(try desk.states() == ["a dead", "b delivered", "c delivered"])
    }

    @Test func `an alert that nobody takes for a day is put among the dead letters`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { [clock = desk.clock] _, number in
            // The pauses are as long as they become; the rest of the day is like this.
            if number > 20 { clock.advance(to: clock.now + .seconds(7_200)) }
            return .retry(after: nil, reason: "connection refused")
        }
        let other = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            return .delivered
        }
        desk.place(["phone": sink, "mail": other])
        try desk.put(["a"])
        let first = desk.clock.now

        await desk.run(stopper)

        #expect(desk.clock.now - first >= DestinationWorker.lifetime)
        let pauses = zip(sink.calls, sink.calls.dropFirst()).map { $1.at - $0.at }
        #expect(pauses.dropFirst(15).allSatisfy { $0 >= .seconds(450) })
        #expect(try desk.states().first == "a dead")
    }

    @Test func `what was on its way when the run ended is sent again and says so`() async throws {
        let stopper = Stopper()
        let hanging = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            try? await Task.sleep(for: .seconds(300))
            return .unknown(reason: "cut off")
        }
        desk.place(["phone": hanging])
        try desk.put(["a"])
        await desk.run(stopper)

        let sink = ServiceSink(clock: desk.clock)
        desk.place(["phone": sink])
        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a"])
        #expect(sink.calls[0].mayRepeat)
    }

    @Test func `destinations that hang are all given up at the end of the run`() async throws {
        let end = Stopper()
        let places = ["one", "two", "three"].map { Destination($0) }
        let hanging = ServiceSink(places, clock: desk.clock) { _, number in
            if number == 3 { end.stop() }
            try? await Task.sleep(for: .seconds(300))
            return .unknown(reason: "cut off")
        }
        let run = desk.place(["phone": hanging])[0]
        end.arm { run.close(by: .now) }
        try desk.put(["a"])
        let start = ContinuousClock.now

        await desk.run(Stopper())

        #expect(ContinuousClock.now - start < .seconds(100))
        #expect(hanging.calls.count == 3)
        #expect(run.tally.waiting == 3)
    }

    @Test func `a pause that ends far from now is not waited for when the clock was set back`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            return .delivered
        }
        desk.place(["phone": sink])
        let place = OutboxPlace(sink: "phone", destination: "")
        var state = try desk.store.open(place, fingerprint: sink.destinations[0].fingerprint)
        state.waitUntil = desk.clock.now + .seconds(30 * 86_400)
        try desk.store.save(state, of: place)
        try desk.put(["a"])
        let start = desk.clock.now

        await desk.run(stopper)

        #expect(sink.calls.map(\.at) == [start + DestinationWorker.lifetime])
    }

    @Test func `what was sent in what is the future now does not count towards the pace`() async throws {
        desk.place(["phone": ServiceSink(clock: desk.clock)])
        try desk.put(["a", "b"])
        await desk.drain()
        try desk.database.write { database in
            try database.execute(sql: "UPDATE outbox_item SET settled = settled + 18000000000000 WHERE name = 'b'")
        }
        let now = desk.clock.now

        let sent = try desk.store.sent(
            to: OutboxPlace(sink: "phone", destination: ""),
            since: now - .seconds(60),
            until: now
        )

        #expect(sent == [now])
    }

    @Test func `alerts that cannot be read are told of one by one, also when they were held back`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        desk.place(["phone": sink])
        try desk.put(["a", "b"])
        try desk.database.write { database in
            try database.execute(sql: "UPDATE outbox_item SET content = '{', created = created - 1000000000")
        }

        await desk.drain()

        #expect(sink.calls.isEmpty)
        #expect(try desk.states() == ["a dead", "b dead"])
    }

    @Test func `an alert that the database cannot take is sent all the same`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        let run = desk.place(["phone": sink])[0]

        run.offerUnstored([OutboxDesk.alert("a")])
        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a"])
        #expect(run.tally.delivered == 1)
    }

    @Test func `what was on its way when the database failed is sent again in the same run`() async throws {
        let stopper = Stopper()
        try desk.database.write { database in
            try database.execute(
                sql: """
                    CREATE TRIGGER refusal BEFORE UPDATE ON outbox_item WHEN NEW.state = 'delivered'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """
            )
        }
        let sink = ServiceSink(clock: desk.clock) { [database = desk.database] call, number in
            if number == 2 { try? database.write { try $0.execute(sql: "DROP TRIGGER refusal") } }
            if call.id == "b" || number > 10 { stopper.stop() }
            return .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b"])

        await desk.run(stopper)

        #expect(sink.calls.map(\.id) == ["a", "a", "b"])
        #expect(sink.calls.map(\.mayRepeat) == [false, true, false])
    }

    @Test func `destinations of one sink do not wait for each other`() async throws {
        let sink = ServiceSink([Destination("one"), Destination("two")], clock: desk.clock) { call, _ in
            call.destination == "one" ? .unknown(reason: "down") : .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b"])

        await desk.drain()

        #expect(sink.calls.filter { $0.destination == "two" }.map(\.id) == ["a", "b"])
        #expect(desk.board.snapshot["phone"]?.reason == nil || desk.board.snapshot["phone"]?.state == .stopped)
    }
}
