import Engine
import Foundation
import PluginAPI
import Testing
import YAML

@testable import Host

/// What services are asked, and when.
@Suite struct LiveCheckTests {
    @Test func `a service that refuses is an error at the setting it is about`() async throws {
        let compiled = try await ExampleWorkspace.validate(Self.rooms("{ room: closed }"))

        let found = try #require(compiled.diagnostics.first)
        #expect(compiled.diagnostics.count == 1)
        #expect(found.code == .liveCheck && found.severity == .error && found.stage == .live)
        #expect(found.span?.text == "closed")
    }

    @Test func `without being told to, nobody is asked`() throws {
        let name = UUID().uuidString

        _ = try ExampleWorkspace.compile(Self.rooms("{ room: closed, name: \(name) }"))

        #expect(ChatRoomSink.calls(name) == 0)
    }

    @Test func `every part is asked once, however many pipelines share it`() async throws {
        let name = UUID().uuidString
        let files = ExampleFiles.sections(
            """
            sinks: { phone: { chat-room: { name: \(name) } } }
            pipelines:
              one: { sources: [ticker], sinks: [phone] }
              two: { sources: [ticker], sinks: [phone] }
            """
        )
        let blueprint = try #require(try ExampleWorkspace.compile(files).blueprint)

        let checks = await LiveChecks.run(blueprint)

        #expect(ChatRoomSink.calls(name) == 1)
        #expect(checks.asked == ["sinks.phone"])
        #expect(checks.diagnostics.isEmpty)
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["silent", "stubborn"])
    func `a part that does not answer in time is a warning and keeps nobody waiting`(room: String) async throws {
        let files = Self.rooms("{ room: \(room) }", "{ room: closed }", "{ room: \(room) }")
        let blueprint = try #require(try ExampleWorkspace.compile(files).blueprint)

        let checks = await LiveChecks.run(blueprint, within: .milliseconds(200))

        #expect(checks.diagnostics.map(\.severity) == [.warning, .error, .warning])
        #expect(checks.diagnostics[0].message.en.contains("did not answer within 200ms"))
    }

    @Test func `where no part has a check the plan says that nobody was asked`() throws {
        let folder = try SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))

        let result = try Program("host").run(["validate", "--online"], in: folder)

        #expect(result.status == 0)
        #expect(result.output.contains("live checks"))
        #expect(result.output.contains("so nobody was"))
        #expect(!(try Program("host").run(["validate"], in: folder).output.contains("live checks")))
    }

    private static func rooms(_ settings: String...) -> ExampleFiles {
        .pipeline("sources: [ticker]\nrules: []\nsinks:\n" + settings.map { "  - chat-room: \($0)\n" }.joined())
    }
}
