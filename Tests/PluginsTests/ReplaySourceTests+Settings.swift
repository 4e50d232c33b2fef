import Foundation
import PluginAPI
import PluginTesting
import TestFolders
import Testing

@testable import Plugins

@Suite struct ReplaySourceSettingsTests {
    private let bench: ReplayBench

    init() throws { bench = try ReplayBench(ticks: 200) }

    @Test(arguments: ["max", "1x", "60x", "0.5x", "0.001x", "1000000x"])
    func `a speed is read and written back`(text: String) {
        #expect(ReplaySource.Speed(text)?.settingText == text)
    }

    @Test(arguments: [
        "", "x", "0x", "-1x", "60", "60 x", "0.0001x", "1000001x", "1e3x", "MAX", "99999999999999999999x",
    ])
    func `another text is no speed`(text: String) {
        #expect(ReplaySource.Speed(text) == nil)
    }

    @Test(arguments: [
        ("speed: 60x", "1:1 the source 'replay' needs the setting 'path'"),
        ("{ path: a, speed: fast }", "1:19 a speed such as 'max' or '1x' is needed, found 'fast'"),
        ("{ path: a, symbols: [] }", "1:21 the list is empty, so nothing would be sent"),
    ])
    func `a mistake is named once`(yaml: String, remark: String) {
        let reading = SettingsText.read(yaml, for: ReplaySource.self)

        #expect(reading.remarks == [remark])
        #expect(reading.settings == nil)
    }

    @Test func `the wanted symbols are the scope`() throws {
        let symbol = try #require(Symbol("005930"))

        #expect(try bench.source("a", "symbols: [005930]").symbols == .some([symbol]))
        #expect(try bench.source("a").symbols == .any)
    }

    @Test(arguments: [
        ("missing", nil, "there is no such file"), ("empty", "", "it is empty"),
        (
            "newer", "#maedup-recording {\"version\":2}\n",
            "its format is version 2, which this program does not know"
        ),
        (".", nil, "it is a folder, not a file"),
    ])
    func `a file that cannot be read is named with the cause`(name: String, text: String?, cause: String) async throws {
        if let text { try bench.folder.write(text, to: name) }
        let message = "the recording '\(bench.folder.path(name))' cannot be read: \(cause)"
        let source = try bench.source(name)

        let atStart = #expect(throws: SourceError.self) { try source.origin(in: "") }
        let inRun = await #expect(throws: SourceError.self) { try await source.run(bench.feed()) }

        #expect(atStart?.message.en == message)
        #expect(inRun?.message.en == message)
    }

    @Test func `a file without a line of a recording has no origin`() throws {
        try bench.folder.write("brokers:\n  main:\n", to: "config.yaml")

        let error = #expect(throws: SourceError.self) { try bench.source("config.yaml").origin(in: "") }

        let path = bench.folder.path("config.yaml")
        #expect(error?.message.en == "the recording '\(path)' holds no line that can be read")
    }
}
