import Foundation
import Testing

@Suite struct ReplayTests {
    private let host = Program("host")

    @Test func `a replay decides what a run over the same recording decides, and again the same`() throws {
        let folder = try SampleFolder.workspace(Self.configuration)
        let run = try host.run(["run"], in: folder)

        let first = try host.run(["replay", "config.yaml", Self.recording], in: folder)
        let second = try host.run(["replay", "config.yaml", Self.recording], in: folder)

        #expect(first.status == 0, "\(first.errors)")
        #expect(Self.hashes(first).count == 2)
        #expect(Self.hashes(first) == Self.hashes(run))
        #expect(Self.hashes(second) == Self.hashes(first))
        #expect(Set(first.output.split(separator: "\n")) == Set(run.output.split(separator: "\n")))
        #expect(first.output.contains("🚨 매수 알림! 1차 매수 시점 도달"))
    }

    @Test func `only trades of the instruments that a pipeline watches reach it`() throws {
        let folder = try SampleFolder.workspace(Self.small(source: Self.source("symbols: [\"005930\"]")))
        let run = try host.run(["run"], in: folder)

        let replay = try host.run(["replay", "config.yaml", Self.recording], in: folder)

        #expect(replay.status == 0, "\(replay.errors)")
        #expect(Self.hashes(replay) == Self.hashes(run))
        #expect(replay.errors.contains("recording: input not used:"), "\(replay.errors)")
        #expect(replay.errors.contains("other-symbol"))
    }

    @Test func `live sources give way to the trades that they would have brought, and no broker is started`() throws {
        let taped = try SampleFolder.workspace(Self.small(source: Self.source("symbols: [\"005930\", \"035420\"]")))
        let run = try host.run(["run"], in: taped)
        let live = try SampleFolder.workspace(
            Self.small(
                source: """
                    { kis-ws: { broker: main, trades: [005930], quotes: [000660] } },
                          { kis-rest: { broker: main, prices: { every: 10s, symbols: [035420] } } }
                    """,
                extra: "brokers: { main: { kis: { mode: simulated } } }\n"
            )
        )

        let replay = try host.run(["replay", "config.yaml", Self.recording, "--format", "json"], in: live)

        let object = try JSONSerialization.jsonObject(with: Data(replay.output.utf8)) as? [String: Any]
        let names = (object?["parts"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        let pipelines = object?["pipelines"] as? [[String: Any]]
        #expect(replay.status == 0, "\(replay.errors)")
        #expect((pipelines?[0]["hash"] as? String).map { [Substring($0)] } == Self.hashes(run))
        #expect(names == ["host", "pipelines.test", "recording"])
    }

    @Test func `the state folder of the configuration is neither read nor written, and nothing is left behind`() throws
    {
        let folder = try SampleFolder.workspace(
            Self.small(extra: "  clock: { sources: [{ schedule: { every: 1h } }], rules: [], sinks: [console] }\n")
        )
        let temporary = folder + "/temporary"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
        let lock = folder + "/var/host.lock"
        try Data("1\n".utf8).write(to: URL(filePath: lock))
        let before = try FileManager.default.contentsOfDirectory(atPath: folder + "/var").sorted()

        let result = try host.run(
            ["replay", "config.yaml", Self.recording],
            in: folder,
            environment: ["TMPDIR": temporary]
        )

        #expect(result.status == 0, "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/var").sorted() == before)
        #expect(try String(contentsOfFile: lock, encoding: .utf8) == "1\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
        #expect(result.errors.contains("host: 'clock' is left out: "))
    }

    @Test func `alerts reach the sinks of the configuration only if asked to`() throws {
        let folder = try SampleFolder.workspace(Self.small())
        let alerts = folder + "/var/alerts.jsonl"
        let shown = try host.run(["replay", "config.yaml", Self.recording], in: folder)
        let isUntouched = !FileManager.default.fileExists(atPath: alerts)

        let sent = try host.run(["replay", "config.yaml", Self.recording, "--send"], in: folder)

        let lines = try String(contentsOfFile: alerts, encoding: .utf8).split(separator: "\n")
        #expect(isUntouched)
        #expect(!shown.output.isEmpty)
        #expect(sent.output.isEmpty)
        #expect(!lines.isEmpty)
        #expect(sent.errors.contains("\(lines.count) delivered"))
        #expect(Self.hashes(sent) == Self.hashes(shown))
    }

    @Test func `the summary alone is shown to who wants it quiet, and is one object for a program`() throws {
        let folder = try SampleFolder.workspace(Self.small())
        let quiet = try host.run(["replay", "config.yaml", Self.recording, "--quiet"], in: folder)

        let json = try host.run(["replay", "config.yaml", Self.recording, "--format", "json"], in: folder)

        #expect(quiet.output.isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let pipelines = object?["pipelines"] as? [[String: Any]]
        #expect(json.output.split(separator: "\n").count == 1)
        #expect(json.errors.isEmpty, "\(json.errors)")
        #expect(object?["clean"] as? Bool == true)
        #expect((pipelines?[0]["hash"] as? String).map { [Substring($0)] } == Self.hashes(quiet))
        #expect(pipelines?[0]["alerts"] as? Int ?? 0 > 0)
    }

    @Test func `past bars can come from a file beside the recording`() throws {
        let folder = try SampleFolder.workspace(Self.small())
        let arguments = ["--history", "var/sample/daily-bars.csv", "--instruments", "var/sample/instruments.csv"]

        let result = try host.run(["replay", "config.yaml", Self.recording] + arguments, in: folder)

        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `without a recording the one that the configuration names is played`() throws {
        let folder = try SampleFolder.workspace(Self.small())
        let named = try host.run(["replay", "config.yaml", Self.recording, "--quiet"], in: folder)

        let own = try host.run(["replay", "config.yaml", "--quiet"], in: folder)

        #expect(own.status == 0, "\(own.errors)")
        #expect(Self.hashes(own) == Self.hashes(named))
    }

    @Test(
        arguments: [
            (["config.yaml", "none.rec"], 4, "the recording 'none.rec' cannot be read: there is no such file"),
            (["config.yaml", "config.yaml"], 4, "holds no line that can be read"),
            (["config.yaml", "var"], 4, "it is a folder, not a file"),
            (["config.yaml", ReplayTests.recording, "--pipeline", "tets"], 2, "did you mean: 'test'"),
            (["config.yaml", ReplayTests.recording, "--history", "none.csv"], 4, "the file 'none.csv' cannot be read"),
            (["config.yaml", ReplayTests.recording, "--instruments", "config.yaml"], 4, "has no column 'symbol'"),
            (["config.yaml", ReplayTests.recording, "--send", "--format", "json"], 2, "--send has no place"),
            (["none.yaml", ReplayTests.recording], 1, "none.yaml"),
            (["config.yaml", ""], 2, ""),
        ] as [([String], Int32, String)]
    )
    func `what cannot be replayed is told in plain words`(arguments: [String], status: Int32, words: String) throws {
        let result = try host.run(["replay"] + arguments, in: SampleFolder.workspace(Self.small()))

        #expect(result.status == status, "\(result.errors)")
        #expect(words.isEmpty || result.errors.contains(words), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func `a recording that was cut is played as far as it goes, and that is said`() throws {
        let folder = try SampleFolder.workspace(Self.small())
        let whole = try Data(contentsOf: URL(filePath: "\(folder)/\(Self.recording)"), options: .alwaysMapped)
        try whole.prefix(1_000_000).write(to: URL(filePath: folder + "/cut.rec"))

        let result = try host.run(["replay", "config.yaml", "cut.rec"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("recording: input not used: truncated 1"), "\(result.errors)")
    }

    @Test func `a folder for temporary files that cannot be used is named`() throws {
        let folder = try SampleFolder.workspace(Self.small())

        let result = try host.run(
            ["replay", "config.yaml", Self.recording],
            in: folder,
            environment: ["TMPDIR": "\(folder)/config.yaml"]
        )

        #expect(result.status == 4)
        #expect(result.errors.contains("set TMPDIR to another place"), "\(result.errors)")
    }

    @Test func `a replay that is ended at once leaves nothing behind`() throws {
        let folder = try SampleFolder.workspace(
            Self.small().replacing("var/sample/daily-bars.csv", with: "bars.csv")
        )
        // A history that takes much longer to read than a signal to arrive.
        let rows = String(repeating: "005930,2026-11-19,10,12,9,11,100\n", count: 400_000)
        try Data("symbol,date,open,high,low,close,volume\n\(rows)".utf8).write(to: URL(filePath: folder + "/bars.csv"))
        let temporary = folder + "/temporary"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
        func left() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: temporary) }
        let (process, _, errors) = try host.start(
            ["replay", "config.yaml", Self.recording],
            in: folder,
            environment: ["TMPDIR": temporary]
        )
        while try !left().contains(where: { $0.hasSuffix("host.sqlite-wal") }), process.isRunning { sched_yield() }

        kill(process.processIdentifier, SIGINT)
        var text = Data()
        while !text.contains("once more ends at once".utf8), case let more = errors.fileHandleForReading.availableData,
            !more.isEmpty
        {
            text += more
        }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()

        #expect(process.terminationStatus == 130, "\(String(decoding: text, as: UTF8.self))")
        #expect(try left().isEmpty)
    }

    @Test func `the command is listed with the others`() throws {
        let result = try host.run(["--help"], in: SampleFolder.workspace(Self.small()))

        #expect(result.output.contains("  replay "))
    }

    // MARK: - Helpers

    private static let recording = "var/sample/krx-2026-11-20.rec"

    private static let head = """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        instruments: { csv: { path: var/sample/instruments.csv } }

        """

    /// Two pipelines over the whole recording.
    private static let configuration =
        head + """
            sources: { day: { replay: { path: \(recording) } } }
            pipelines:
              targets:
                when: krx-regular
                sources: [day]
                rules: [sigma, { dedupe: { by: [symbol, level], window: 5m } }]
                sinks: [console]
              momentum:
                sources: [day, { schedule: { every: 1h } }]
                rules: [{ rsi: { interval: 5m, period: 14, below: 25, above: 75 } }]
                sinks: [console]

            """

    /// One pipeline that writes its alerts to a file.
    private static func small(source: String = ReplayTests.source(""), extra: String = "") -> String {
        head + """
            pipelines:
              test:
                sources: [\(source)]
                rules: [sigma]
                sinks: [{ file: { path: var/alerts.jsonl } }]

            """ + extra
    }

    private static func source(_ more: String) -> String {
        "{ replay: { path: \(recording)\(more.isEmpty ? "" : ", \(more)") } }"
    }

    private static func hashes(_ result: Program.Result) -> [Substring] {
        result.errors.split(separator: "\n").filter { $0.contains("decision hash") }.compactMap {
            $0.split(separator: " ").last
        }
    }
}
