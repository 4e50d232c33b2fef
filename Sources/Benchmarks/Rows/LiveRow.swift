import Engine
import PluginAPI

/// Raw frames from a server in another process, over a WebSocket and through the engine, beside a bare client in C.
enum LiveRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        try await speed(session) + latency(5_000, session) + latency(100_000, session)
    }

    /// How many trades a second go through when the server sends as fast as it can.
    private static func speed(_ session: Session) async throws -> [Figure] {
        let day = try MarketDay(ticks: session.ticks)
        let frames = WireFrames(day)
        let expected = PathReference().run(day).decisions
        let job = PushServer.Job(ticks: day.ticks, rate: 0)
        var (bare, own, found) = (Samples(), Samples(), [String]())
        var (whole, foundWhole) = (Samples(), [String]())
        for _ in 0..<session.runs {
            bare.add(try bareRun(job, day, frames, expected, session).run.rate / 1e3)
            let run = try await ownRun(job, day, session)
            own.add(run.run.rate / 1e3)
            found = run.run.ticks == day.ticks ? run.decisions : []
            let complete = try await BrokerRun.run(day, session)
            whole.add(complete.run.rate / 1e3)
            foundWhole = complete.run.ticks == day.ticks ? complete.decisions : []
        }
        let baseline = Figure.Baseline(name: "bare client in C", median: bare.median)
        return [
            Figure(.live, "as fast as it goes", own, "k trades/s", beside: baseline)
                .ratioGoal("≥ 0.9×") { $0 >= 0.9 }.comparing(found, with: expected),
            Figure(.live, "the same through kis and kis-ws", whole, "k trades/s", beside: baseline)
                .ratioGoal("≥ 0.9×") { $0 >= 0.9 }
                .comparing(foundWhole, with: expected.map(BrokerRun.withoutMoment)),
        ]
    }

    /// How long it takes from the server's write to the decision.
    private static func latency(_ rate: Int, _ session: Session) async throws -> [Figure] {
        // Four seconds of the slow stream, two of the fast one.
        let day = try MarketDay(ticks: (rate > 10_000 ? 2 : 4) * rate * session.ticks / 1_000_000)
        let frames = WireFrames(day)
        let expected = PathReference().run(day).decisions
        let job = PushServer.Job(ticks: day.ticks, rate: Double(rate))
        var (bare, own, found) = (Latencies(), Latencies(), [String]())
        for _ in 0..<session.fewRuns {
            bare.add(try bareRun(job, day, frames, expected, session))
            let run = try await ownRun(job, day, session)
            own.add(run)
            found = run.run.ticks == day.ticks ? run.decisions : []
        }
        let middle = figure("\(NumberText.text(Double(rate))) trades/s, p50", own.middle, bare.middle)
        let late = figure("\(NumberText.text(Double(rate))) trades/s, p99", own.late, bare.late)
        guard rate < 100_000 else {
            return [middle, late.goal("≤ 250 µs") { $0 <= 250 }.comparing(found, with: expected)]
        }
        return [
            middle.ratioGoal("≤ 1.25×") { $0 <= 1.25 },
            late.ratioGoal("≤ 1.6×") { $0 <= 1.6 }.comparing(found, with: expected),
        ]
    }

    private static func figure(_ name: String, _ samples: Samples, _ bare: Samples) -> Figure {
        Figure(.live, name, samples, "µs", beside: Figure.Baseline(name: "bare client in C", median: bare.median))
    }

    /// One run of a client, and when the server wrote what it received.
    private struct Run {
        var run: LiveRun
        var written: [Int64]
        var decisions: [String] = []
    }

    private static func bareRun(
        _ job: PushServer.Job,
        _ day: MarketDay,
        _ frames: WireFrames,
        _ expected: [String],
        _ session: Session
    ) throws -> Run {
        let server = try PushServer(job, session)
        let run = try BareClient.run(server, day, frames: frames, timesEachFrame: job.rate > 0)
        let written = try server.finish()
        guard run.decisions == expected.count else {
            throw ChildProcess.Failure(description: "the bare client decided \(run.decisions) times")
        }
        return Run(run: run, written: written)
    }

    private static func ownRun(_ job: PushServer.Job, _ day: MarketDay, _ session: Session) async throws -> Run {
        let server = try PushServer(job, session)
        let (playback, live) = (Shared(Playback()), Shared(LiveRun()))
        var blueprint = try EngineRun(rules: [PathRow.sigma]).blueprint(day, session)
        blueprint.sources[0].source = LiveSource(day, port: server.port, result: live)
        blueprint.sinks[0].sink = CollectingSink(playback)
        let report = await (try HostRun(blueprint)).run()
        guard report.isClean else { throw ChildProcess.Failure(description: "the run did not end well: \(report)") }
        let written = try server.finish()
        return Run(run: live.withLock { $0 }, written: written, decisions: playback.withLock(\.decisions))
    }

    /// The latencies of runs in microseconds, each as its middle and its late end.
    private struct Latencies {
        var middle = Samples()
        var late = Samples()

        mutating func add(_ run: Run) {
            let samples = Samples(zip(run.written, run.run.decided).map { Double($1 - $0) / 1e3 })
            middle.add(samples.percentile(0.5))
            late.add(samples.percentile(0.99))
        }
    }
}
