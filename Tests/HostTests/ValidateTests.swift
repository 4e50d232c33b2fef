import Foundation
import Testing

@Suite struct ValidateTests {
    private let host = Program("host")

    @Test func `the default configuration is valid and the plan names its pipelines`() throws {
        let result = try host.run(["validate"], in: SampleFolder.workspace(Project.text("examples/replay-a-day.yaml")))

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("buy-targets"))
        #expect(result.output.contains("│ sigma         lookback: 1y, levels: [1, 2]"))
    }

    @Test func `a mistake is shown with its line, a caret and what was meant`() throws {
        let configuration = try Project.text("examples/replay-a-day.yaml").replacing("lookback:", with: "lookbak:")

        let result = try host.run(["validate", "config.yaml"], in: SampleFolder.workspace(configuration))

        #expect(result.status == 1)
        #expect(result.errors.contains("error[H0103]: the rule 'sigma' has no setting 'lookbak'"))
        #expect(result.errors.contains("^^^^^^^ did you mean 'lookback'?"))
    }

    @Test func `the language is Korean unless a locale or an option says otherwise`() throws {
        let folder = try SampleFolder.workspace("version: 2\n")

        #expect(try host.run(["validate"], in: folder, language: "C").errors.contains("오류[H0101]"))
        #expect(try host.run(["validate"], in: folder, language: "ko_KR.UTF-8").errors.contains("오류[H0101]"))
        #expect(try host.run(["validate"], in: folder, language: "en_GB").errors.contains("error[H0101]"))
        #expect(try host.run(["validate", "--lang", "en"], in: folder, language: "C").errors.contains("error[H0101]"))
    }

    @Test(arguments: [["validate", "--nope"], ["bogus"], ["explain", "H9999"], ["plugins", "nothing"]])
    func `wrong usage ends with two`(arguments: [String]) throws {
        let result = try host.run(arguments, in: SampleFolder.path)

        #expect(result.status == 2, "\(result.errors)")
        #expect(!result.errors.isEmpty)
    }

    @Test(arguments: [
        ["--help"], ["run", "--help"], ["--version"], ["plugins"], ["plugins", "sigma"], ["explain", "H0103"],
    ])
    func `what was asked for comes on standard output and ends with zero`(arguments: [String]) throws {
        let result = try host.run(arguments, in: SampleFolder.path)

        #expect(result.status == 0)
        #expect(!result.output.isEmpty)
        #expect(result.errors.isEmpty)
    }

    @Test func `standard input can be validated`() throws {
        let folder = try SampleFolder.workspace("")

        let result = try host.run(["validate", "-"], in: folder, input: Project.text("examples/replay-a-day.yaml"))

        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `a name of one letter is a name, and what it includes is found`() throws {
        let folder = try SampleFolder.workspace("")
        let pipelines = "pipelines: { a: { sources: [{ schedule: { every: 1h } }], rules: [], sinks: [console] } }\n"
        try Data("version: 1\ninclude: p\n".utf8).write(to: URL(filePath: folder + "/c"))
        try Data(pipelines.utf8).write(to: URL(filePath: folder + "/p"))

        let named = try host.run(["validate", "c"], in: folder)
        let piped = try host.run(["validate", "-"], in: folder, input: "version: 1\ninclude: p\n")

        #expect(named.status == 0, "\(named.errors)")
        #expect(piped.status == 0, "\(piped.errors)")
    }

    @Test func `warnings end with three only when they are taken strictly`() throws {
        let configuration = try Project.text("examples/replay-a-day.yaml") + "\nrules:\n  spare: sigma\n"
        let folder = try SampleFolder.workspace(configuration)

        #expect(try host.run(["validate"], in: folder).status == 0)
        #expect(try host.run(["validate", "--strict"], in: folder).status == 3)
    }

    @Test(arguments: ["empty", "binary", "deep", "bomb", "cp949", "huge", "folder", "missing"])
    func `any file gets a clear answer in little time`(kind: String) throws {
        let folder = try SampleFolder.workspace("")
        let path = folder + "/config.yaml"
        switch kind {
        case "empty": break
        case "binary": try Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(filePath: path))
        case "deep": try Data(String(repeating: "[", count: 20_000).utf8).write(to: URL(filePath: path))
        case "bomb":
            let levels = (1...9).map {
                "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ","))]"
            }
            try Data((["a0: &a0 x"] + levels).joined(separator: "\n").utf8).write(to: URL(filePath: path))
        case "cp949": try Data([0xC7, 0xD1, 0xB1, 0xDB, 0x3A, 0x20, 0x31, 0x0A]).write(to: URL(filePath: path))
        case "huge":
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try handle.truncate(atOffset: 100 << 20)
            try handle.close()
        case "folder":
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        default: try FileManager.default.removeItem(atPath: path)
        }

        let result = try host.run(["validate"], in: folder)

        #expect(result.status == 1)
        #expect(result.errors.contains("error[H"), "\(result.errors.prefix(500))")
        #expect(result.errors.utf8.count < 20_000)
    }
}
