import BareWebSockets
import Engine
import PluginAPI
import Synchronization

/// Runs a whole configuration with the broker `kis` and the source `kis-ws`, as a user would write it, on a day that a
/// server pushes.
enum BrokerRun {
    /// What came of it.
    struct Outcome {
        var run: LiveRun
        /// What was decided, without the moments of receipt, which nobody can compare.
        var decisions: [String]
    }

    static func run(_ day: MarketDay, _ session: Session) async throws -> Outcome {
        let server = try BrokerServer(ticks: day.ticks)
        let (playback, live) = (Shared(Playback()), Shared(LiveRun()))
        var blueprint = try blueprint(day, port: server.port, session)
        blueprint.sources[0].source = CountedSource(blueprint.sources[0].source, ticks: day.ticks, result: live)
        blueprint.sinks[0].sink = CollectingSink(playback)
        let wasMoved = Mutex(false)
        let origin = Timestamp(nanoseconds: day.times.first ?? 0)
        let run = try HostRun(
            blueprint,
            clock: AcceleratedClock(origin: origin, speed: 1),
            keepsStates: false
        ) { status in
            guard status.component.hasPrefix("pipelines."), status.state == .degraded else { return }
            wasMoved.withLock { $0 = true }
        }
        let report = await run.run()
        let end = BareWebSockets_now()
        try server.finish()
        guard report.isClean else { throw ChildProcess.Failure(description: "the run did not end well: \(report)") }
        var outcome = live.withLock { $0 }
        // Rules on a thread of their own are only known to have decided when the run has ended.
        if wasMoved.withLock({ $0 }) { outcome.decided = [end] }
        return Outcome(run: outcome, decisions: playback.withLock(\.decisions).map(withoutMoment))
    }

    /// A decision without the moment at which its trade was received.
    static func withoutMoment(_ decision: String) -> String { String(decision.drop { $0 != " " }.dropFirst()) }

    private static func blueprint(_ day: MarketDay, port: UInt16, _ session: Session) throws -> Blueprint {
        let symbols = Set(day.rows.map(\.symbol)).sorted()
        try session.write(day.barsText, to: "bars.csv")
        let names = symbols.map { "\($0),\($0),KOSPI,stock,KRW\n" }.joined()
        try session.write("symbol,name,market,class,currency\n" + names, to: "instruments.csv")
        // One token a minute is issued for a key, and every run has its own.
        let configuration = """
            version: 1
            host: { state: \(try session.freshState()) }
            history: { csv: { path: bars.csv } }
            instruments: { csv: { path: instruments.csv } }
            brokers:
              main:
                kis:
                  mode: simulated
                  rest_url: "http://127.0.0.1:\(port)"
                  websocket_url: "ws://127.0.0.1:\(port)"
                  app_key: bench-\(BareWebSockets_now())
                  app_secret: bench
                  account: 12345678-01
            sinks: { collector: { collecting: {} } }
            pipelines:
              live:
                sources: [{ kis-ws: { broker: main, trades: [\(symbols.joined(separator: ", "))] } }]
                rules:
                  - \(PathRow.sigma)
                sinks: [collector]

            """
        return try EngineRun.compile(configuration, session)
    }
}
