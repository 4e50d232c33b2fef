import Foundation
import Testing

@Suite struct StatusTests {
    private let host = Program("host")

    @Test func `a live run is shown with its parts, and as ended after it has ended`() throws {
        let folder = try SampleFolder.workspace(Self.endless)
        let (process, _, errors) = try host.start(["run"], in: folder)
        while !FileManager.default.fileExists(atPath: folder + "/var/status.json"), process.isRunning { sched_yield() }

        let live = try host.run(["status"], in: folder)
        let json = try host.run(["status", "--format", "json"], in: folder)
        process.terminate()
        process.waitUntilExit()
        let ended = try host.run(["status"], in: folder)

        #expect(live.status == 0, "\(live.output)\(live.errors)")
        #expect(live.output.contains("running (pid \(process.processIdentifier)"))
        #expect(live.output.contains("● pipelines.clock"))
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["process"] as? Int == Int(process.processIdentifier))
        #expect(json.output.split(separator: "\n").count == 1)
        #expect(ended.status == 4)
        #expect(ended.output.hasPrefix("ended at"), "\(ended.output)")
        #expect(ended.output.contains("0 alerts"))
        _ = errors
    }

    @Test func `what has never run is said to be so`() throws {
        let result = try host.run(["status"], in: SampleFolder.workspace(Self.endless))

        #expect(result.status == 4)
        #expect(result.errors.contains("nothing has run in"))
    }

    @Test func `a part that failed shows in the text and in the exit code`() throws {
        let folder = try SampleFolder.workspace(
            Self.endless
                + "\n  broken: { sources: [{ schedule: { every: 1h } }], rules: [], sinks: [{ file: { path: /proc/x } }] }"
        )
        let (process, _, _) = try host.start(["run"], in: folder)
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        var result = try host.run(["status"], in: folder)
        while result.status != 5, process.isRunning { result = try host.run(["status"], in: folder) }

        #expect(result.status == 5)
        #expect(result.output.contains("✖ pipelines.broken.sinks.file"), "\(result.output)")
    }

    private static let endless = """
        version: 1
        pipelines:
          clock: { sources: [{ schedule: { every: 1h } }], rules: [], sinks: [console] }
        """
}
