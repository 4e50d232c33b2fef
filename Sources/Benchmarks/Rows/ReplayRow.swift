import Compression
import GRDB
import Simulator

/// A recorded day through the whole program, as a user runs it.
enum ReplayRow {
    static func measure(_ session: Session) throws -> [Figure] {
        let files = SampleFiles(
            of: try SampleDay(symbols: SampleDay.maximumSymbolCount, ticks: session.ticks),
            in: session.path("day")
        )
        try files.createDirectory()
        _ = try files.writeRecording()
        _ = try files.writeDailyBars()
        let packed = session.path("day.rec.zst")
        try pack(files.recordingPath, to: packed)
        let small = SampleFiles(
            of: try SampleDay(symbols: SampleDay.maximumSymbolCount, ticks: session.ticks / 10),
            in: session.path("tenth")
        )
        try small.createDirectory()
        _ = try small.writeRecording()

        let plain = try Replay(files.recordingPath, bars: files.dailyBarsPath, session)
        let zstd = try Replay(packed, bars: files.dailyBarsPath, session)
        let tenth = try Replay(small.recordingPath, bars: files.dailyBarsPath, session)
        // The memory of this process would hide that of later children, so the day is made in memory only now.
        let expected = PathReference(hours: PathReference.regular).run(try MarketDay(ticks: session.ticks)).decisions
        return [
            plain.speed("plain file", "reading it", session).goal("≥ 8 M/s") { $0 >= 8 }
                .comparing(plain.decisions, with: expected),
            plain.wallSpeed("plain file, by the clock", session),
            plain.furtherSpeed("plain file, without the start", than: tenth, session).goal("≥ 8 M/s") { $0 >= 8 },
            zstd.speed("zstd file", "unpacking it", session).comparing(zstd.decisions, with: expected),
            // Unpacking and the rest run side by side, which only the clock shows.
            zstd.wallSpeed("zstd file, by the clock", beside: "unpacking it", session)
                .ratioGoal("≥ 0.7×") { $0 >= 0.7 },
            plain.memory("memory, plain file", beside: tenth).goal("≤ 64 MiB") { $0 <= 64 },
            zstd.memory("memory, zstd file", beside: plain).goal("≤ 64 MiB") { $0 <= 64 },
        ]
    }

    private static func pack(_ path: String, to target: String) throws {
        var input = try InputFile(path: path)
        var output = try OutputFile(creating: target)
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try input.read(into: &bytes, 0..<bytes.count)
            if count == 0 { break }
            try output.append(bytes.span.extracting(first: count))
        }
        try output.close()
    }
}

extension ReplayRow {
    /// One recording, replayed by child processes and read by this one.
    private struct Replay {
        private var processor = Samples()
        private var wall = Samples()
        private var peak = Samples()
        private var reading = Samples()
        private var readingWall = Samples()
        private(set) var decisions: [String] = []

        init(_ path: String, bars: String, _ session: Session) throws {
            let state = try session.freshState()
            let configuration = try session.write(Self.configuration(path, bars, state), to: "replay.yaml")
            for _ in 0..<session.runs {
                let child = try ChildProcess(session.host, ["run", "--quiet", configuration], in: session)
                processor.add(child.processor)
                wall.add(child.wall)
                if let peak = child.peak { self.peak.add(peak) }
                let elapsed = try Self.read(path)
                reading.add(elapsed.processor)
                readingWall.add(elapsed.wall)
            }
            decisions = try Self.decisions(state)
        }

        func speed(_ name: String, _ baseline: String, _ session: Session) -> Figure {
            let rate = { (time: Double) in Double(session.ticks) / time * 1e3 }
            let beside = Figure.Baseline(name: baseline, median: rate(reading.median))
            return Figure(.replay, name, Samples(processor.values.map(rate)), "M trades/s", beside: beside)
        }

        func wallSpeed(_ name: String, beside baseline: String? = nil, _ session: Session) -> Figure {
            let rate = { (time: Double) in Double(session.ticks) / time * 1e3 }
            let beside = baseline.map { Figure.Baseline(name: $0, median: rate(readingWall.median)) }
            return Figure(.replay, name, Samples(wall.values.map(rate)), "M trades/s", beside: beside)
        }

        /// The speed of what comes after another recording's length, so that the start does not count.
        func furtherSpeed(_ name: String, than tenth: Replay, _ session: Session) -> Figure {
            let further = Double(session.ticks) * 0.9
            let speeds = processor.values.map { further / ($0 - tenth.processor.median) * 1e3 }
            return Figure(.replay, name, Samples(speeds), "M trades/s")
        }

        func memory(_ name: String, beside other: Replay) -> Figure {
            let name = name
            return Figure(
                .replay,
                name,
                peak,
                "MiB",
                beside: Figure.Baseline(name: "another file", median: other.peak.median)
            )
        }

        private static func configuration(_ path: String, _ bars: String, _ state: String) -> String {
            """
            version: 1
            host: { state: \(state) }
            history: { csv: { path: \(bars) } }
            pipelines:
              targets:
                when: krx-regular
                sources: [replay: { path: \(path) }]
                rules: [\(PathRow.sigma)]
                sinks: [file: { path: \(state)/alerts.jsonl }]

            """
        }

        private static func decisions(_ state: String) throws -> [String] {
            let database = try DatabaseQueue(path: state + "/host.sqlite")
            let contents = try database.read {
                try String.fetchAll(
                    $0,
                    sql: "SELECT content FROM decision WHERE run = (SELECT max(id) FROM run) ORDER BY id"
                )
            }
            return try contents.map { try DecisionText.text(ofJournal: $0) }
        }

        /// Reads, and unpacks, a file and does nothing with it.
        private static func read(_ path: String) throws -> Elapsed {
            var bytes = [UInt8](repeating: 0, count: 1 << 18)
            return try Elapsed.measuring {
                var input = try InputFile(path: path)
                while try input.read(into: &bytes, 0..<bytes.count) > 0 {}
            }
        }
    }
}
