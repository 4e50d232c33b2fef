import Charts
import Foundation
import PluginAPI
import Testing

/// The command as a user and as the program itself run it.
@Suite struct ChartCommandTests {
    private static let bar = #"{"time":"2026-11-20T00:00:00Z","open":"1","high":"2","low":"1","close":"2"}"#

    @Test func `a chart becomes a file with a picture`() throws {
        let result = try Self.run(["--output", "chart.png"], #"{"title":"삼성전자","bars":[\#(Self.bar)]}"#)

        #expect(result.status == 0 && result.errors == "" && result.output == "")
        #expect(try Self.file("chart.png", result).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func `without a file the picture goes to standard output`() throws {
        let result = try Self.run(["--format", "svg"], #"{"title":"삼성전자","bars":[\#(Self.bar)]}"#)

        #expect(result.status == 0)
        #expect(result.output.contains("<title>삼성전자</title>"))
    }

    @Test(arguments: [
        ("", Int32(1), "host: it is not JSON from line 1 on"), (#"{"bars":[]}"#, 1, "host: the chart has no bars"),
        (String(repeating: " ", count: ChartLimits.json + 1), 1, "host: the chart's JSON is longer than 1024 KB"),
    ])
    func `what is no chart is told`(input: String, status: Int32, message: String) throws {
        let result = try Self.run([], input)

        #expect(result.status == status)
        #expect(result.errors == message + "\n")
        #expect(result.output == "")
    }

    @Test func `a place that cannot be written is told`() throws {
        let result = try Self.run(["--output", "none/chart.png"], #"{"bars":[\#(Self.bar)]}"#)

        #expect(result.status == 4)
        #expect(result.errors == "host: 'none/chart.png' cannot be written: there is no such file or folder\n")
    }

    @Test func `without a Korean font the chart is drawn all the same and says so`() throws {
        let fonts = """
            <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>\(NSTemporaryDirectory())</cachedir></fontconfig>
            """

        let result = try Self.run(["--output", "chart.png"], #"{"title":"매수","bars":[\#(Self.bar)]}"#, fonts: fonts)

        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("host: "))
        #expect(result.errors.contains("characters are drawn as boxes"))
        #expect(try !Self.file("chart.png", result).isEmpty)
    }

    @Test(arguments: [("host", ["chart"]), ("draw-chart", [])])
    func `both programs draw for the host as the host itself would`(program: String, arguments: [String]) async throws {
        var chart = Chart(title: "삼성전자 (005930)", bars: try Chart(json: Array(#"{"bars":[\#(Self.bar)]}"#.utf8)).bars)
        chart.size.scale = 1
        let process = ChartProcess(
            program: Program.path(of: program),
            arguments: arguments,
            limits: .init(time: .seconds(60))
        )

        let drawn = try await process.png(of: chart)

        #expect(try drawn.bytes == chart.png().bytes)
        #expect(drawn.note == nil)
    }

    @Test(arguments: [
        ([], #"{"bars":[]}"#, Int32(1), "차트에 봉이 없습니다"),
        (["--lang", "en"], "{", 1, "it is not JSON from line 1 on"),
        (["--help"], "", 2, "usage: draw-chart [--lang ko|en] < chart.json > chart.png"),
        (["--lang", "fr"], "", 2, "usage: draw-chart [--lang ko|en] < chart.json > chart.png"),
    ])
    func `the small program tells what is wrong`(arguments: [String], input: String, status: Int32, words: String)
        throws
    {
        let result = try Program("draw-chart").run(arguments, in: NSTemporaryDirectory(), input: input)

        #expect(result.status == status)
        #expect(result.errors == words + "\n")
        #expect(result.output == "")
    }

    // MARK: - Helpers

    /// A run with the folder that it was in.
    private struct Run {
        var status: Int32
        var output: String
        var errors: String
        var files: [String: [UInt8]]
    }

    private static func run(_ arguments: [String], _ input: String, fonts: String? = nil) throws -> Run {
        let folder = FileManager.default.temporaryDirectory.appending(path: "maedup-chart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var environment: [String: String] = [:]
        if let fonts {
            let path = folder.appending(path: "fonts.conf")
            try Data(fonts.utf8).write(to: path)
            environment["FONTCONFIG_FILE"] = path.path(percentEncoded: false)
        }
        let result = try Program("host").run(
            ["chart"] + arguments,
            in: folder.path(percentEncoded: false),
            input: input,
            environment: environment
        )
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        let files = try names.map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
        return Run(
            status: result.status,
            output: result.output,
            errors: result.errors,
            files: Dictionary(uniqueKeysWithValues: files)
        )
    }

    private static func file(_ name: String, _ run: Run) throws -> [UInt8] { try #require(run.files[name]) }
}
