import Engine
import Foundation
import PluginAPI
import Plugins

/// Runs the engine in this process on a day in memory.
struct EngineRun {
    /// The rules of each pipeline, as they are written in a configuration.
    var rules: [String]

    /// When events of the market count, as it is written in a configuration.
    var when: String?

    /// How many pipelines there are, all the same.
    var pipelines = 1

    /// How many trades come together; 1 sends every frame by itself, as a live source does.
    var batch = 1

    /// Compiles the configuration.
    func blueprint(_ day: MarketDay, _ session: Session) throws -> Blueprint {
        try session.write(day.barsText, to: "bars.csv")
        let text = try configuration(state: session.freshState())
        return try Self.compile(text, session)
    }

    /// Runs the day once.
    func run(_ day: MarketDay, _ session: Session) async throws -> Playback {
        let result = Shared(Playback())
        var blueprint = try blueprint(day, session)
        blueprint.sources[0].source = MemorySource(day, batch: batch, result: result)
        blueprint.sinks[0].sink = CollectingSink(result)
        let report = await Self.run(try HostRun(blueprint))
        guard report.isClean else { throw ChildProcess.Failure(description: "the run did not end well: \(report)") }
        return result.withLock { $0 }
    }

    /// Compiles a text, with the benchmarks' own parts beside the registered ones.
    static func compile(_ text: String, _ session: Session) throws -> Blueprint {
        let path = try session.write(text, to: "engine.yaml")
        let calendars = try Calendars.builtIn()
        let own: [any Plugin.Type] = [
            MemorySource.self, BurstSource.self, EveryTradeRule.self, CollectingSink.self, UnopenedSink.self,
        ]
        let compiled = ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: path, process: [:]),
            catalog: PluginCatalog(registeredPlugins + own),
            calendars: calendars,
            today: calendars.krx.tradingDay(at: RealClock().now)
        )
        guard let blueprint = compiled.blueprint else {
            let words = compiled.diagnostics.map { $0.message.en }.joined(separator: "; ")
            throw ChildProcess.Failure(description: "the configuration is invalid: \(words)")
        }
        return blueprint
    }

    private static func run(_ run: HostRun) async -> RunReport { await run.run() }

    private func configuration(state: String) -> String {
        let lists = (0..<pipelines).map { index in
            """
              pipeline-\(index):
            \(when.map { "    when: \($0)\n" } ?? "")    sources: [market]
                rules:
            \(rules.map { "      - \($0)" }.joined(separator: "\n"))
                sinks: [collector]
            """
        }
        return """
            version: 1
            host: { state: \(state) }
            history: { csv: { path: bars.csv } }
            sources: { market: { memory: {} } }
            sinks: { collector: { collecting: {} } }
            pipelines:
            \(lists.joined(separator: "\n"))

            """
    }
}
