import GRDB
import PluginAPI
import PluginTesting
import Testing

@testable import Engine

/// Alerts that the database cannot take and that only memory holds.
@Suite struct OutboxKeptTests {
    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `what only memory holds is sent while a failing database is left alone`() async throws {
        let stopper = Stopper()
        let clock = ManualClock(at: Moments.at("09:00"))
        let sink = ServiceSink(clock: clock) { call, _ in
            if call.id == "kept" { stopper.stop() }
            return .delivered
        }
        let outbox = Outbox(desk.database, sinks: [sink], clock: clock, delay: RetryDelay { 0.5 }, board: desk.board)
        let run = outbox.run(named: "phone", sink)
        try run.store(run.rows(of: OutboxDesk.alert("a")))
        try refuse()

        let task = Task {
            await run.run(SinkContext(name: "phone", language: .en, directory: "/", clock: clock))
        }
        stopper.arm { task.cancel() }
        await clock.untilAwaited()
        run.offerUnstored([OutboxDesk.alert("kept")])
        await task.value

        #expect(sink.calls.map(\.id) == ["a", "kept"])
        #expect(clock.now == Moments.at("09:00"))
        #expect(run.tally.delivered == 1)
    }

    @Test func `what only memory holds waits as long as the service asks`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, number in
            if number == 5 { stopper.stop() }
            return number < 5 ? .retry(after: .seconds(37), reason: "too many") : .delivered
        }
        let run = desk.place(["phone": sink])[0]
        run.offerUnstored([OutboxDesk.alert("a")])

        await desk.run(stopper)

        let pauses = zip(sink.calls, sink.calls.dropFirst()).map { $1.at - $0.at }
        #expect(pauses == Array(repeating: .seconds(37), count: 4))
        #expect(run.tally.delivered == 1)
    }

    @Test func `what only memory holds goes at the permitted pace`() async throws {
        let sink = ServiceSink([Destination(paces: [Pace(1, per: .seconds(2))])], clock: desk.clock)
        let run = desk.place(["phone": sink])[0]
        run.offerUnstored(["a", "b", "c"].map { OutboxDesk.alert($0) })

        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a", "b", "c"])
        let pauses = zip(sink.calls, sink.calls.dropFirst()).map { $1.at - $0.at }
        #expect(pauses.allSatisfy { $0 >= .seconds(2) })
    }

    @Test func `what only memory holds goes to the address that the destination has now`() async throws {
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            call.address == "-200" ? .delivered : .moved(to: "-200")
        }
        let run = desk.place(["phone": sink])[0]
        run.offerUnstored(["a", "b"].map { OutboxDesk.alert($0) })

        await desk.drain()

        #expect(sink.calls.map { "\($0.id) \($0.address ?? "")" } == ["a ", "a -200", "b -200"])
    }

    @Test func `what only memory holds is counted as lost when the run ends before it arrived`() async throws {
        let sink = ServiceSink(clock: desk.clock) { _, _ in .retry(after: .seconds(600), reason: "too many") }
        let run = desk.place(["phone": sink])[0]
        run.offerUnstored(["a", "b", "c"].map { OutboxDesk.alert($0) })

        await desk.drain()
        run.offerUnstored([OutboxDesk.alert("d")])

        #expect(sink.calls.map(\.id) == ["a"])
        #expect(run.tally.failed == 4)
    }

    @Test func `what only memory holds is counted as lost when the run is cut off`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            return .retry(after: nil, reason: "cut off")
        }
        let run = desk.place(["phone": sink])[0]
        run.offerUnstored(["a", "b"].map { OutboxDesk.alert($0) })

        await desk.run(stopper)

        #expect(run.tally.failed == 2)
    }

    /// Makes the database take no news of what was delivered.
    private func refuse() throws {
        try desk.database.write { database in
            try database.execute(
                sql: """
                    CREATE TRIGGER refusal BEFORE UPDATE ON outbox_item WHEN NEW.state = 'delivered'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """
            )
        }
    }
}
