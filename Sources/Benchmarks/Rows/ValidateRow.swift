import Simulator

/// Checking configurations of several lengths.
enum ValidateRow {
    static func measure(_ session: Session) throws -> [Figure] {
        let files = SampleFiles(of: try SampleDay(ticks: 1_000), in: session.path("checked"))
        try files.createDirectory()
        _ = try files.writeRecording()
        _ = try files.writeDailyBars()
        let lengths = [1, 50, 100, 200]
        var wall = lengths.map { _ in Samples() }
        var processor = lengths.map { _ in Samples() }
        for _ in 0..<4 * session.runs {
            for (index, pipelines) in lengths.enumerated() {
                let path = try session.write(text(pipelines, files), to: "checked-\(pipelines).yaml")
                let child = try ChildProcess(session.host, ["validate", path], in: session)
                wall[index].add(child.wall / 1e6)
                processor[index].add(child.processor / 1e6)
            }
        }
        let lines = lengths.map { text($0, files).count { $0 == "\n" } }
        let short = Figure.Baseline(name: "\(lines[0]) lines", median: wall[0].median)
        let slopes = (perLine(processor, lines, 1, 2), perLine(processor, lines, 2, 3))
        return [
            Figure(.validate, "\(lines[1]) lines", wall[1], "ms", beside: short).goal("≤ 30 ms") { $0 <= 30 },
            Figure(.validate, "\(lines[2]) lines", wall[2], "ms", beside: short),
            Figure(.validate, "\(lines[3]) lines", wall[3], "ms", beside: short),
            Figure(
                .validate,
                "a line more, from \(lines[2]) to \(lines[3])",
                Samples([slopes.1]),
                "µs of processor",
                beside: Figure.Baseline(name: "from \(lines[1]) to \(lines[2])", median: slopes.0)
            ),
        ]
    }

    private static func perLine(_ samples: [Samples], _ lines: [Int], _ first: Int, _ second: Int) -> Double {
        (samples[second].median - samples[first].median) / Double(lines[second] - lines[first]) * 1e3
    }

    private static func text(_ pipelines: Int, _ files: SampleFiles) -> String {
        let head = "version: 1\nhistory: { csv: { path: \(files.dailyBarsPath) } }\npipelines:\n"
        return head
            + (1...pipelines).map { index in
                """
                  alerts-\(index):
                    when: krx-regular
                    sources:
                      - replay: { path: \(files.recordingPath) }
                    rules:
                      - sigma: { lookback: 1y, levels: [1, 2] }
                      - dedupe: { by: [symbol, level], window: 5m }
                      - rsi: { interval: 5m, period: 14, below: 25, above: 75 }
                    sinks:
                      - file: { path: alerts-\(index).jsonl }

                """
            }.joined()
    }
}
