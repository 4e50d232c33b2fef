import Foundation
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite final class AlertNotesSinkTests: Sendable {
    // Every test has an instance and with it a folder of its own.
    private let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `every alert is one line`() async throws {
        var script = EventScript(on: "2026-11-20", at: "09:30")
        let sink = try await openSink()

        let outcomes = await sink.deliver([
            script.delivery("first\nof two lines", id: "A1"),
            script.delivery("second", id: "A2"),
        ])

        #expect(outcomes == [.delivered, .delivered])
        #expect(lines == ["• 2026-11-20 09:30 first / of two lines", "• 2026-11-20 09:30 second"])
    }

    @Test func `an alert that may repeat an earlier one says so`() async throws {
        var script = EventScript()
        var item = script.delivery("first", id: "A1")
        item.mayRepeat = true
        let sink = try await openSink()

        _ = await sink.deliver([item])

        #expect(lines.first?.hasSuffix("first (sent again)") == true)
    }

    @Test func `lines are added to those of an earlier run`() async throws {
        var script = EventScript()
        for text in ["first", "second"] {
            let sink = try await openSink()
            _ = await sink.deliver([script.delivery(text, id: "A1")])
            await sink.close()
        }

        #expect(lines.count == 2)
    }

    @Test func `a folder in the place of the file is refused`() async throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)

        await #expect(throws: SinkError.self) { try await self.openSink() }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `on a full disk alerts wait and none overtakes another`() async throws {
        var script = EventScript()
        let sink = try await openSink(at: "/dev/full")

        let outcomes = await sink.deliver([script.delivery("first", id: "A1"), script.delivery("second", id: "A2")])

        let retry = DeliveryOutcome.retry(after: .seconds(10), reason: "the disk is full")
        #expect(outcomes == [retry, retry])
    }

    @Test func `it keeps the contract of sinks`() async throws {
        let settings = try settings(path)

        let problems = await SinkContract.problems(context: context) {
            AlertNotesSink(settings: settings)
        } received: {
            self.lines.joined(separator: "\n")
        }

        #expect(problems == [])
    }

    private var path: String { folder.appending(path: "alerts.txt").path }

    private var lines: [String] {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        return text?.split(separator: "\n").map(String.init) ?? []
    }

    private var context: SinkContext {
        SinkContext(name: "test", language: .en, directory: ".", clock: ManualClock(at: EventScript().now))
    }

    private func settings(_ path: String) throws -> AlertNotesSink.Settings {
        try SettingsText.settings("path: \(path)", for: AlertNotesSink.self)
    }

    private func openSink(at other: String? = nil) async throws -> AlertNotesSink {
        let sink = AlertNotesSink(settings: try settings(other ?? path))
        try await sink.open(context)
        return sink
    }
}
