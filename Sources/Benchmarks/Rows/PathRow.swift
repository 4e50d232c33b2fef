import Engine
import PluginAPI

/// Raw frames to typed trades to two targets, in this process.
enum PathRow {
    static let sigma = "sigma: { lookback: 1y, levels: [1, 2] }"

    static func measure(_ session: Session) async throws -> [Figure] {
        let day = try MarketDay(ticks: session.ticks)
        let calendars = try Calendars.builtIn()
        let single = EngineRun(rules: [sigma])
        let rule = try single.blueprint(day, session).pipelines[0].rules[0].rule
        let direct = DirectRun(day, rule, calendars: calendars)
        let reference = (0..<session.fewRuns).map { _ in PathReference().run(day) }
        let expected = reference[0].decisions
        let split = Figure.Baseline(name: "String.split", median: Samples(reference.map(\.cost)).median)

        var (plain, decoder, found) = (Samples(), Samples(), [String]())
        for _ in 0..<session.runs {
            let playback = direct.run()
            plain.add(playback.elapsed.processor / Double(day.ticks))
            decoder.add(direct.decode().processor / Double(day.ticks))
            found = playback.decisions
        }
        let live = try await engine(single, day, session)
        let replay = try await engine(EngineRun(rules: [sigma], batch: 4_096), day, session)
        let name = "decoder and rule"
        return [
            Figure(.path, name, plain, "ns/trade", beside: split)
                .goal("≤ 60 ns") { $0 <= 60 }.comparing(found, with: expected)
        ] + (try python(name, plain, expected, day, session)) + [
            Figure(.path, "decoder alone", decoder, "ns/trade"),
            Figure(.path, "engine, frame by frame", live.cost, "ns/trade", beside: split)
                .comparing(live.decisions, with: expected),
            Figure(.path, "engine, 4,096 trades at once", replay.cost, "ns/trade", beside: split)
                .comparing(replay.decisions, with: expected),
        ]
    }

    /// Runs the engine often; its cost and what it decided last.
    static func engine(
        _ run: EngineRun,
        _ day: MarketDay,
        _ session: Session
    ) async throws -> (cost: Samples, decisions: [String]) {
        var (cost, decisions) = (Samples(), [String]())
        for _ in 0..<session.runs {
            let playback = try await run.run(day, session)
            cost.add(playback.elapsed.processor / Double(day.ticks))
            decisions = playback.decisions
        }
        return (cost, decisions)
    }

    private static func python(
        _ name: String,
        _ samples: Samples,
        _ expected: [String],
        _ day: MarketDay,
        _ session: Session
    ) throws -> [Figure] {
        guard let interpreter = PythonReference.interpreter else { return [] }
        let frames = try session.write(day.framesText, to: "frames.txt")
        let bars = try session.write(day.barsText, to: "bars.csv")
        let outcomes = try (0..<session.fewRuns).map { _ in
            try PythonReference.run(interpreter, frames: frames, bars: bars, day, session)
        }
        let script = Figure.Baseline(name: "Python script", median: Samples(outcomes.map(\.cost)).median)
        return [
            Figure(.path, name, samples, "ns/trade", beside: script)
                .ratioGoal("≤ 1/60") { $0 <= 1.0 / 60 }.comparing(outcomes[0].decisions, with: expected)
        ]
    }
}
