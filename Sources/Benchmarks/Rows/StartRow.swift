import Simulator

/// What a run costs when there is next to nothing to do.
enum StartRow {
    static func measure(_ session: Session) throws -> [Figure] {
        let files = SampleFiles(of: try SampleDay(ticks: 1_000), in: session.path("short"))
        try files.createDirectory()
        _ = try files.writeRecording()
        _ = try files.writeDailyBars()
        let configuration = try session.write(text(files, state: session.freshState()), to: "short.yaml")
        // The first run makes the state folder; every later one finds it, as a restart does.
        _ = try ChildProcess(session.host, ["run", "--quiet", configuration], in: session)
        var (run, version) = (Uses(), Uses())
        for _ in 0..<4 * session.runs {
            run.add(try ChildProcess(session.host, ["run", "--quiet", configuration], in: session))
            version.add(try ChildProcess(session.host, ["--version"], in: session))
        }
        return [
            run.figure("run of 1,000 trades, all of it", "ms", \.wall, version).goal("≤ 40 ms") { $0 <= 40 },
            run.figure("the same, processor time", "ms", \.processor, version),
            run.figure("the same, memory", "MiB", \.peak, version).goal("≤ 48 MiB") { $0 <= 48 },
        ]
    }

    private static func text(_ files: SampleFiles, state: String) -> String {
        """
        version: 1
        host: { state: \(state) }
        history: { csv: { path: \(files.dailyBarsPath) } }
        pipelines:
          targets:
            sources: [replay: { path: \(files.recordingPath) }]
            rules: [\(PathRow.sigma)]
            sinks: [file: { path: \(state)/alerts.jsonl }]

        """
    }

    /// What runs of a program used.
    private struct Uses {
        var wall = Samples()
        var processor = Samples()
        var peak = Samples()

        mutating func add(_ child: ChildProcess) {
            wall.add(child.wall / 1e6)
            processor.add(child.processor / 1e6)
            if let peak = child.peak { self.peak.add(peak) }
        }

        func figure(_ name: String, _ unit: String, _ quantity: KeyPath<Uses, Samples>, _ other: Uses) -> Figure {
            let baseline = Figure.Baseline(name: "host --version", median: other[keyPath: quantity].median)
            return Figure(.start, name, self[keyPath: quantity], unit, beside: baseline)
        }
    }
}
