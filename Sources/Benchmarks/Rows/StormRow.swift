import ChannelTesting
import Engine
import PluginAPI

/// A thousand alerts at once, the last of them critical, over a real socket to what stands in for Telegram.
enum StormRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        var (messages, urgent, growth) = (Samples(), Samples(), Samples())
        // The first storm fills what is kept for all that come after it; memory comes and goes by pages even then.
        _ = try await storm(session)
        for _ in 0..<4 * session.runs {
            let memory = ResidentMemory.mebibytes
            let storm = try await storm(session)
            messages.add(Double(storm.messages))
            urgent.add(storm.urgent)
            growth.add(ResidentMemory.mebibytes - memory)
        }
        return [
            Figure(.storm, "1,000 alerts, messages sent", messages, "messages").goal("≤ 3") { $0 <= 3 },
            Figure(.storm, "the critical one among them", urgent, "ms")
                .goal("≤ 2,000 ms") { $0 <= 2_000 },
            Figure(.storm, "memory that a further storm takes", growth, "MiB").goal("≤ 2 MiB") { $0 <= 2 },
        ]
    }

    private static let ordinary = 999

    private struct Storm {
        var messages: Int
        /// How long it took until the critical alert was there, in milliseconds.
        var urgent: Double
    }

    private static func storm(_ session: Session) async throws -> Storm {
        let telegram = FakeTelegram()
        return try await telegram.whileServing { url in
            let (arrivals, arrival) = AsyncStream<Int>.makeStream()
            let start = Shared(ContinuousClock.now)
            var blueprint = try EngineRun.compile(configuration(url, session), session)
            blueprint.sources[0].source = BurstSource(
                burst: ordinary,
                rounds: 1,
                arrivals: arrivals,
                result: Shared(Samples()),
                onStart: { start.withLock { $0 = .now } }
            )
            blueprint.sinks[1].sink = ArrivalSink(arrival)
            _ = await (try HostRun(blueprint)).run()
            let begun = start.withLock { $0 }
            let critical = telegram.messages.first { $0.text.hasPrefix("urgent") }
            return Storm(
                messages: telegram.messages.count,
                urgent: critical.map { ($0.instant - begun).nanoseconds / 1e6 } ?? .nan
            )
        }
    }

    private static func configuration(_ url: String, _ session: Session) throws -> String {
        """
        version: 1
        host: { state: \(try session.freshState()), language: en, shutdown: 30s }
        pipelines:
          storm:
            sources: [burst: {}]
            rules:
              - every-trade: { id: ordinary, every: 1 }
              - every-trade: { id: urgent, every: \(ordinary), severity: critical, message: "urgent {symbol}" }
            sinks:
              - telegram: { token: "\(FakeTelegram.token)", chat: 1, api_url: "\(url)" }
              - collecting: {}

        """
    }
}
