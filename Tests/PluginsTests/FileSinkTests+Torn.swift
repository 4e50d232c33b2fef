import Files
import Foundation
import PluginAPI
import PluginTesting
import TestFolders
import Testing

@testable import Plugins

@Suite struct FileSinkTornTests {
    private let bench: FileSinkBench
    private var folder: TestFolder { bench.folder }
    private let whole = #"{"id":"A1","time":"2026-11-20T09:00:00+09:00"}"# + "\n"

    init() throws { bench = try FileSinkBench() }

    @Test(arguments: [#"{"id":"A2","ti"#, "{", #"{"id":"A2"}"#, "\0\0\0"])
    func `half a line left by a crash is set aside`(half: String) async throws {
        try folder.write(whole + half, to: "alerts.jsonl")
        var script = EventScript()

        let outcomes = try await bench.sink().deliver(script.deliveries(1, prefix: "B"))

        #expect(outcomes == [.delivered])
        #expect(try bench.ids() == ["A1", "B1"])
        #expect(try folder.text("alerts.jsonl.torn") == half + "\n")
    }

    @Test func `a file that is nothing but half a line is set aside`() async throws {
        try folder.write(#"{"id":"#, to: "alerts.jsonl")

        _ = try await bench.sink()

        #expect(try folder.text("alerts.jsonl") == "")
        #expect(try folder.text("alerts.jsonl.torn") == #"{"id":"# + "\n")
    }

    @Test func `half a line longer than a block is set aside whole`() async throws {
        let half = #"{"id":""# + String(repeating: "x", count: 300_000)
        try folder.write(whole + half, to: "alerts.jsonl")

        _ = try await bench.sink()

        #expect(try folder.text("alerts.jsonl") == whole)
        #expect(try folder.text("alerts.jsonl.torn") == half + "\n")
    }

    @Test func `half a line that another program leaves in the middle of a run is set aside`() async throws {
        var script = EventScript()
        let sink = try await bench.sink()
        _ = await sink.deliver(script.deliveries(1, prefix: "A"))
        try folder.write(try folder.text("alerts.jsonl") + "{\"half", to: "alerts.jsonl")

        _ = await sink.deliver(script.deliveries(1, prefix: "B"))

        #expect(try bench.ids() == ["A1", "B1"])
        #expect(try folder.text("alerts.jsonl.torn") == "{\"half\n")
    }

    @Test(arguments: [
        ("brokers:\n  main:\n", FileSink.Format.json), ("version: 1\n", .text), ("\u{89}PNG\n", .json),
    ])
    func `a file of another kind is left alone`(content: String, format: FileSink.Format) async throws {
        try folder.write(content, to: "config.yaml")
        let sink = FileSink(settings: try bench.settings("config.yaml", format: format))

        let error = await #expect(throws: SinkError.self) { try await sink.open(bench.context) }

        let path = folder.path("config.yaml")
        #expect(
            error?.message.en == "nothing is added to '\(path)': the file holds something else; name another file"
        )
        #expect(try folder.text("config.yaml") == content)
    }

    @Test func `a folder in the way is named`() async throws {
        try FileManager.default.createDirectory(atPath: folder.path("alerts.jsonl"), withIntermediateDirectories: false)
        let sink = FileSink(settings: try bench.settings())

        let error = await #expect(throws: SinkError.self) { try await sink.open(bench.context) }

        #expect(error?.message.en.hasSuffix("cannot be written: it is a folder, not a file") == true)
    }
}
