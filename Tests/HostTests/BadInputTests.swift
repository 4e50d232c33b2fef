import Foundation
import Testing

/// What comes in broken is counted and told of; it is neither fatal nor silently wrong.
@Suite struct BadInputTests {
    private let host = Program("host")

    @Test func `a damaged recording runs to its end and says what it could not use`() throws {
        let folder = try SampleFolder.workspace(Self.configuration("broken.rec"))
        var lines = Self.sample.split(separator: "\n").prefix(4_000).map(String.init)
        lines[100] = "no tabs here"
        lines[200] = lines[199]
        lines.swapAt(300, 301)
        lines[400] = String(lines[400].dropLast(40))
        lines[500] = lines[500].replacing("H0STCNT0", with: "H0XXXXX0")
        try Data((lines.joined(separator: "\n") + "\n12345").utf8).write(to: URL(filePath: folder + "/broken.rec"))

        let result = try host.run(["run"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        for reason in ["malformed-line", "duplicate", "out-of-order", "truncated", "bad-field-count", "other-frame"] {
            #expect(result.errors.contains(reason), "\(reason)\n\(result.errors)")
        }
    }

    @Test(arguments: [("", "empty"), ("hello\nworld\n", "words"), ("#maedup-recording {\"version\":9}\n", "version")])
    func `what is no recording is an error at the line that names it`(content: String, kind: String) throws {
        let folder = try SampleFolder.workspace(Self.configuration("\(kind).rec"))
        try Data(content.utf8).write(to: URL(filePath: "\(folder)/\(kind).rec"))

        let result = try host.run(["validate"], in: folder)

        #expect(result.status == 1)
        #expect(result.errors.contains("config.yaml:5:33: error[H0311]"), "\(result.errors)")
    }

    @Test func `a state folder that cannot be made is named`() throws {
        let folder = try SampleFolder.workspace(
            "host: { state: /proc/maedup }\n" + Self.configuration("var/sample/krx-2026-11-20.rec")
        )

        let result = try host.run(["run"], in: folder)

        #expect(result.status == 4)
        #expect(result.errors.contains("/proc/maedup"))
    }

    @Test func `a reader that goes away does not kill the run`() throws {
        let folder = try SampleFolder.workspace(Self.configuration("var/sample/krx-2026-11-20.rec"))
        let (process, output, errors) = try host.start(["run"], in: folder)

        try output.fileHandleForReading.close()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()

        #expect(process.terminationReason == .exit, "\(text)")
        #expect(text.contains("decision hash"))
    }

    private static let sample: String = {
        let path = SampleFolder.path + "/var/sample/krx-2026-11-20.rec"
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }()

    private static func configuration(_ recording: String) -> String {
        """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        pipelines:
          test:
            sources: [{ replay: { path: \(recording) } }]
            rules: [sigma]
            sinks: [console]
        """
    }
}
