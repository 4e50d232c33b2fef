import Foundation
import Testing

@Suite struct RunTests {
    private let host = Program("host")

    @Test func `the default configuration shows alerts and gives the same hash twice`() throws {
        let configuration = try Project.text("examples/replay-a-day.yaml")

        let first = try host.run(["run"], in: SampleFolder.workspace(configuration))
        let second = try host.run(["run"], in: SampleFolder.workspace(configuration))

        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("🚨 매수 알림! 1차 매수 시점 도달"))
        #expect(first.output.contains("🚨 매수 알림! 2차 매수 시점 도달"))
        let hashes = Self.hashes(first)
        #expect(hashes.count == 2)
        #expect(Set(hashes).count == 2)
        #expect(hashes == Self.hashes(second))
    }

    @Test func `every alert of the default configuration is in its file`() throws {
        let folder = try SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))

        let result = try host.run(["run"], in: folder)

        let lines = try String(contentsOfFile: folder + "/var/alerts.jsonl", encoding: .utf8).split(separator: "\n")
        #expect(!lines.isEmpty)
        #expect(result.errors.contains("\(lines.count) delivered"))
        for line in lines { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) } }
    }

    @Test func `an invalid configuration does not run`() throws {
        let result = try host.run(["run"], in: SampleFolder.workspace("version: 1\n"))

        #expect(result.status == 1)
        #expect(result.errors.contains("pipeline"))
    }

    @Test func `a state folder in use is named with the process that has it`() throws {
        let folder = try SampleFolder.workspace(Self.endless)
        let (process, _, _) = try host.start(["run"], in: folder)
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        while !FileManager.default.fileExists(atPath: folder + "/var/host.sqlite-wal"), process.isRunning {
            sched_yield()
        }

        let second = try host.run(["run"], in: folder)

        #expect(second.status == 4)
        #expect(second.errors.contains("pid \(process.processIdentifier)"))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal ends a live run in good order`(signal: Int32) throws {
        let folder = try SampleFolder.workspace(Self.endless)
        let (process, _, errors) = try host.start(["run"], in: folder)
        while !FileManager.default.fileExists(atPath: folder + "/var/host.sqlite-wal"), process.isRunning {
            sched_yield()
        }

        kill(process.processIdentifier, signal)
        process.waitUntilExit()

        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationReason == .exit, "\(text)")
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("decision hash"))
    }

    @Test func `a schedule can be tried at another time and faster`() throws {
        let folder = try SampleFolder.workspace(
            """
            version: 1
            pipelines:
              clock:
                sources: [{ schedule: { at: ["09:00", "09:05", "09:10"] } }]
                rules: []
                sinks: [{ file: { path: var/timers.jsonl, events: [Timer] } }]
            """
        )
        let (process, _, _) = try host.start(["run", "--from", "2026-11-20T08:59", "--speed", "600"], in: folder)
        var lines: [Substring] = []
        while lines.count < 4, process.isRunning {
            let text = try? String(contentsOfFile: folder + "/var/timers.jsonl", encoding: .utf8)
            lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        }
        process.terminate()
        process.waitUntilExit()

        #expect(lines.prefix(3).map { $0.contains("2026-11-20T") } == [true, true, true], "\(lines)")
    }

    @Test(arguments: [
        ["--speed", "0"], ["--speed", "nan"], ["--from", "yesterday"], ["--from", "2026-02-30T09:00"],
    ])
    func `a clock that cannot be is a wrong use`(arguments: [String]) throws {
        let result = try host.run(["run"] + arguments, in: SampleFolder.workspace(Self.endless))

        #expect(result.status == 2)
        #expect(result.errors.contains(arguments[0]))
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func `a second signal ends the program at once, also while it is starting`(signal: Int32, status: Int32) throws {
        let folder = try SampleFolder.workspace(
            """
            version: 1
            history: { csv: { path: bars.csv } }
            pipelines:
              test:
                sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                rules: [sigma]
                sinks: [console]
            """
        )
        try Self.writeBars(to: folder + "/bars.csv", days: 400_000)
        let (process, _, errors) = try host.start(["run"], in: folder)
        while !FileManager.default.fileExists(atPath: folder + "/var/host.sqlite-wal"), process.isRunning {
            sched_yield()
        }

        kill(process.processIdentifier, signal)
        var text = Data()
        while !text.contains("once more ends at once".utf8), case let more = errors.fileHandleForReading.availableData,
            !more.isEmpty
        {
            text += more
        }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()

        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == status, "\(String(decoding: text, as: UTF8.self))")
    }

    /// Writes a history that takes much longer to read than a signal to arrive.
    private static func writeBars(to path: String, days: Int) throws {
        let row = "005930,2026-11-19,10,12,9,11,100\n"
        let text = "symbol,date,open,high,low,close,volume\n" + String(repeating: row, count: days)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private static let endless = """
        version: 1
        pipelines:
          clock:
            sources: [{ schedule: { every: 1h } }]
            rules: []
            sinks: [console]
        """

    private static func hashes(_ result: Program.Result) -> [Substring] {
        result.errors.split(separator: "\n").filter { $0.contains("decision hash") }.compactMap {
            $0.split(separator: " ").last
        }
    }
}
