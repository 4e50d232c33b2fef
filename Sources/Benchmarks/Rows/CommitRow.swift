import Engine
import GRDB

/// From a trade to its alert in the hands of a sink, made durable on the way, alone and with messages to channels that are
/// stored with it.
///
/// The goals are for the tenth of the rounds in which the disk was quickest: on a machine that others use as well, the
/// rest shows how busy they are.
enum CommitRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        var raw = Samples()
        var bare = Samples()
        var single = Samples()
        var many = Samples()
        var told = Samples()
        var toldWidely = Samples()
        for _ in 0..<session.runs {
            let state = try session.freshState()
            raw = Samples(raw.values + (try RawAppend.measure(rounds, in: state)))
            bare = Samples(bare.values + (try database(in: state)))
            single = Samples(single.values + (try await engine(burst: 1, session)))
            many = Samples(many.values + (try await engine(burst: 64, session)))
            told = Samples(told.values + (try await engine(burst: 1, places: 1, session)))
            toldWidely = Samples(toldWidely.values + (try await engine(burst: 1, places: 4, session)))
        }
        return [
            figure("one decision, p10", single, 0.1, beside: "append + fdatasync", raw)
                .ratioGoal("≤ 1.3×") { $0 <= 1.3 },
            figure("one decision, p50", single, 0.5, beside: "append + fdatasync", raw),
            figure("one decision, p99", single, 0.99, beside: "append + fdatasync", raw),
            figure("64 decisions at once, p10", many, 0.1, beside: "append + fdatasync", raw)
                .goal("≤ 500 µs") { $0 <= 500 },
            figure("one alert with its message, p50", told, 0.5, beside: "append + fdatasync", raw)
                .ratioGoal("≤ 1.3×") { $0 <= 1.3 },
            figure("one alert with its message, p50", told, 0.5, beside: "one decision", single),
            figure("the same with messages to four places, p50", toldWidely, 0.5, beside: "one decision", single),
            added("what a message adds, p50", told, to: single, beside: "append + fdatasync", raw)
                .ratioGoal("≤ 1.3×") { $0 <= 1.3 },
            figure("SQLite alone, one row, p10", bare, 0.1, beside: "append + fdatasync", raw),
        ]
    }

    /// How many rounds come before those that count: the log of the database grows only at first.
    private static let warmUp = 400

    private static let rounds = 200

    private static func figure(
        _ name: String,
        _ samples: Samples,
        _ share: Double,
        beside baseline: String,
        _ other: Samples
    ) -> Figure {
        Figure(
            .commit,
            name,
            Samples([samples.percentile(share)]),
            "µs",
            beside: Figure.Baseline(name: baseline, median: other.percentile(share))
        )
    }

    private static func added(
        _ name: String,
        _ samples: Samples,
        to fewer: Samples,
        beside baseline: String,
        _ other: Samples
    ) -> Figure {
        Figure(
            .commit,
            name,
            Samples([samples.median - fewer.median]),
            "µs",
            beside: Figure.Baseline(name: baseline, median: other.median)
        )
    }

    /// - Parameter places: to how many places a message waits to be sent; none, if there is no channel.
    private static func engine(burst: Int, places: Int = 0, _ session: Session) async throws -> [Double] {
        let channel = places > 0 ? ", unopened: { places: \(places) }" : ""
        let text = """
            version: 1
            host: { state: \(try session.freshState()) }
            pipelines:
              bursts:
                sources: [burst: {}]
                rules: [every-trade: { every: 1 }]
                sinks: [collecting: {}\(channel)]

            """
        let result = Shared(Samples())
        let (arrivals, arrival) = AsyncStream<Int>.makeStream()
        var blueprint = try EngineRun.compile(text, session)
        blueprint.host.shutdown = .milliseconds(10)
        blueprint.sources[0].source = BurstSource(
            burst: burst,
            rounds: warmUp + rounds,
            arrivals: arrivals,
            result: result
        )
        blueprint.sinks[0].sink = ArrivalSink(arrival)
        _ = await (try HostRun(blueprint)).run()
        return Array(result.withLock(\.values).dropFirst(warmUp))
    }

    /// The same durability without the engine: one row a transaction.
    private static func database(in folder: String) throws -> [Double] {
        var configuration = Configuration()
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: folder + "/bare.sqlite", configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try queue.write { try $0.execute(sql: "CREATE TABLE entry (id INTEGER PRIMARY KEY, content TEXT) STRICT") }
        let content = String(repeating: "x", count: RawAppend.length)
        let times = try (0..<warmUp + rounds).map { _ in
            let start = ContinuousClock.now
            try queue.write { try $0.execute(sql: "INSERT INTO entry (content) VALUES (?)", arguments: [content]) }
            return (ContinuousClock.now - start).nanoseconds / 1e3
        }
        return Array(times.dropFirst(warmUp))
    }
}
