import Engine
import PluginAPI

/// What a sink that never answers does to the trades.
enum SinkRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        let day = try MarketDay(ticks: session.ticks / 2)
        var (with, without) = (Latencies(), Latencies())
        for _ in 0..<session.runs {
            without.add(try await latencies(day, hangs: false, session))
            with.add(try await latencies(day, hangs: true, session))
        }
        return [
            figure("p50 of one frame with a hanging sink", with.middle, without.middle),
            figure("p99 of one frame with a hanging sink", with.late, without.late)
                .ratioGoal("≤ 1.1×") { $0 <= 1.1 },
        ]
    }

    private static func figure(_ name: String, _ samples: Samples, _ other: Samples) -> Figure {
        let baseline = Figure.Baseline(name: "a sink that answers", median: other.median)
        return Figure(.sink, name, samples, "ns", beside: baseline)
    }

    private static func latencies(_ day: MarketDay, hangs: Bool, _ session: Session) async throws -> Samples {
        let result = Shared(Playback())
        let run = EngineRun(rules: ["every-trade: { every: 500 }"])
        var blueprint = try run.blueprint(day, session)
        blueprint.host.shutdown = .milliseconds(10)
        blueprint.sources[0].source = MemorySource(day, batch: 1, result: result, timesEachSend: true)
        blueprint.sinks[0].sink = hangs ? HangingSink(settings: HangingSink.Settings()) : CollectingSink(result)
        _ = await (try HostRun(blueprint)).run()
        return result.withLock(\.sends)
    }

    /// The latencies of runs, each as its middle and its late end.
    private struct Latencies {
        var middle = Samples()
        var late = Samples()

        mutating func add(_ samples: Samples) {
            middle.add(samples.percentile(0.5))
            late.add(samples.percentile(0.99))
        }
    }
}
