import Simulator

/// Checking configurations of several lengths.
enum ValidateRow {
    /// How many pipelines there are, ten lines each.
    private static let pipelines = [1, 50, 100, 200, 400]

    static func measure(_ session: Session) throws -> [Figure] {
        let files = SampleFiles(of: try SampleDay(ticks: 1_000), in: session.path("checked"))
        try files.createDirectory()
        _ = try files.writeRecording()
        _ = try files.writeDailyBars()
        let texts = pipelines.map { text($0, files) }
        let wrong = withHundredErrors(texts[1])
        var wall = texts.map { _ in Samples() }
        var processor = texts.map { _ in Samples() }
        var failing = Samples()
        for _ in 0..<4 * session.runs {
            for (index, text) in texts.enumerated() {
                let path = try session.write(text, to: "checked-\(pipelines[index]).yaml")
                let child = try ChildProcess(session.host, ["validate", path], in: session)
                wall[index].add(child.wall / 1e6)
                processor[index].add(child.processor / 1e6)
            }
            let path = try session.write(wrong, to: "checked-wrong.yaml")
            failing.add(try ChildProcess(session.host, ["validate", path], status: 1, in: session).wall / 1e6)
        }
        return figures(texts.map { $0.count { $0 == "\n" } }, wall, processor, failing)
    }

    private static func figures(
        _ lines: [Int],
        _ wall: [Samples],
        _ processor: [Samples],
        _ failing: Samples
    ) -> [Figure] {
        let short = Figure.Baseline(name: "\(lines[0]) lines", median: wall[0].median)
        let valid = Figure.Baseline(name: "without them", median: wall[1].median)
        let lengths = (1..<lines.count).map { index in
            let figure = Figure(.validate, "\(lines[index]) lines", wall[index], "ms", beside: short)
            return index == 1 ? figure.goal("≤ 30 ms") { $0 <= 30 } : figure
        }
        let slopes = (2..<lines.count).map { perLine(processor, lines, $0 - 1, $0) }
        let growth = slopes.indices.dropFirst().map { index in
            Figure(
                .validate,
                "a line more, from \(lines[index + 1]) to \(lines[index + 2])",
                Samples([slopes[index]]),
                "µs of processor",
                beside: Figure.Baseline(name: "from \(lines[1]) to \(lines[2])", median: slopes[0])
            )
        }
        let extra = wall[1].median + 20
        let errors = Figure(.validate, "\(lines[1]) lines with 100 errors", failing, "ms", beside: valid)
            .goal("≤ 20 ms more") { $0 <= extra }
        return lengths + growth + [errors]
    }

    /// Two settings of each of fifty pipelines misspelt.
    private static func withHundredErrors(_ text: String) -> String {
        text.replacing("lookback:", with: "lookbak:").replacing("period:", with: "peroid:")
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
