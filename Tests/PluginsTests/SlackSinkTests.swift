import ChannelTesting
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What arrives at Slack.
@Suite struct SlackSinkTests {
    private var script = EventScript()

    @Test(arguments: SlackBench.Way.allCases)
    func `it keeps the contract`(way: SlackBench.Way) async throws {
        let slack = FakeSlack()

        try await slack.whileServing { url in
            let settings = try SlackBench.settings(url, by: way)
            let problems = await SinkContract.problems(
                context: ChannelBench.context,
                make: { SlackSink(settings: settings) },
                received: { slack.messages.map(\.shown).joined(separator: "\n") }
            )
            #expect(problems == [])
        }
    }

    @Test(arguments: SlackBench.Way.allCases)
    func `a message is blocks with its first line as head and its id at the end`(way: SlackBench.Way) async throws {
        let slack = FakeSlack()
        var script = EventScript()

        let outcome = try await SlackBench.deliver(
            script.delivery("🚨 매수 알림!\nKT&G: 70,600원", id: "a1b2c3d4e5"),
            to: slack,
            by: way
        )

        #expect(outcome.receipt?.message == (way == .token ? "C1:1700000000.000001" : nil))
        let message = try #require(slack.messages.first)
        #expect(message.shown == "🚨 매수 알림!\nKT&G: 70,600원\n· #a1b2c3d4e5 · test/above")
        #expect(message.body["text"] == "🚨 매수 알림!\nKT&amp;G: 70,600원\n· #a1b2c3d4e5 · test/above")
        #expect(slack.standIn.calls.first?.request["Content-Type"] == "application/json; charset=utf-8")
    }

    @Test(arguments: ChannelBench.names)
    func `every name arrives as it is`(name: String) async throws {
        let slack = FakeSlack()
        var script = EventScript()

        _ = try await SlackBench.deliver(script.delivery("\(name)\n\(name)", id: "A1"), to: slack, by: .token)

        let shown = try #require(slack.messages.first?.shown)
        #expect(shown.unicodeScalars.elementsEqual("\(name)\n\(name)\n· #A1 · test/above".unicodeScalars))
        #expect(slack.messages.first?.body.text.contains("<!channel>") == false)
    }

    @Test mutating func `a repeat says that it may be one`() async throws {
        let slack = FakeSlack()
        var item = script.delivery("체결", id: "A1")
        item.mayRepeat = true

        _ = try await SlackBench.deliver(item, to: slack, by: .webhook)

        #expect(slack.messages.first?.shown == "체결\n· #A1 (다시 보낸 것일 수 있음) · test/above")
    }

    @Test(arguments: SlackBench.Way.allCases)
    func `long texts come in parts within the limits, with nothing lost`(way: SlackBench.Way) async throws {
        let slack = FakeSlack()
        var script = EventScript()
        let lines = (1...600).map { "\($0)번째 줄 <&> 😀" }

        let outcome = try await SlackBench.deliver(
            script.delivery("제목\n" + lines.joined(separator: "\n"), id: "A1"),
            to: slack,
            by: way
        )

        #expect(outcome.kind == "delivered")
        #expect(slack.messages.count > 2)
        let text = slack.messages.map { $0.shown.split(separator: "\n").dropLast().joined(separator: "\n") }
        #expect(text.joined(separator: "\n") == "제목\n" + lines.joined(separator: "\n"))
    }

    @Test mutating func `blocks that are not taken are sent as plain text`() async throws {
        let slack = FakeSlack()
        slack.standIn.misbehave(.answer(FakeSlack.failure("invalid_blocks")))

        let outcome = try await SlackBench.deliver(script.delivery("a < b", id: "A1"), to: slack, by: .token)

        #expect(outcome.kind == "delivered")
        #expect(slack.messages.map { $0.body["blocks"] } == [nil])
        #expect(slack.messages.first?.body["text"] == "a &lt; b\n· #A1 · test/above")
    }

    @Test mutating func `a picture goes into the thread of its message`() async throws {
        let slack = FakeSlack()

        let outcomes = try await slack.whileServing { url in
            let sink = try await SlackBench.sink(url, by: .token)
            let receipt = await sink.deliver(script.delivery("체결", id: "A1")).receipt
            let first = await sink.deliver(script.picture("차트", of: receipt?.message))
            let second = await sink.deliver(script.picture("차트", of: nil))
            return [first, second]
        }

        #expect(outcomes.map(\.kind) == ["delivered", "never"])
        #expect(slack.files.map(\.channel) == ["C1"])
        #expect(slack.files.map(\.thread) == ["1700000000.000001"])
        #expect(slack.files.map(\.content) == [ChannelBench.png])
        let upload = try #require(slack.standIn.calls.first { $0.request.path.hasPrefix("/upload/") }?.request)
        #expect(upload["Authorization"] == nil)
    }

    @Test func `a channel is another place once Slack's methods are elsewhere`() throws {
        let fingerprints = try ["https://slack.com", "https://slack.example.com"].map { address in
            try SlackSink(settings: SlackBench.settings(address, by: .token)).destinations.map(\.fingerprint)
        }

        #expect(fingerprints[0] != fingerprints[1])
    }

    @Test mutating func `a webhook takes no pictures and says so`() async throws {
        let slack = FakeSlack()

        let outcome = try await SlackBench.deliver(script.picture("차트", of: "C1:1"), to: slack, by: .webhook)

        #expect(outcome.kind == "never")
        #expect(slack.standIn.calls.isEmpty)
        #expect(try !SlackSink(settings: SlackBench.settings("http://127.0.0.1:9", by: .webhook)).takesImages)
        #expect(try SlackSink(settings: SlackBench.settings("http://127.0.0.1:9", by: .token)).takesImages)
    }

    @Test(
        arguments: [
            (0, Fault.lost, "retry"), (1, .lost, "retry"), (2, .lost, "unknown"), (0, .page(500), "retry"),
            (1, .page(403), "retry"), (1, .page(413), "never"),
            (2, .answer(FakeSlack.failure("missing_scope")), "closed"),
            (
                0,
                .answer(ServerResponse(200, [], #"{"ok":true,"upload_url":"https://evil.example/x","file_id":"F1"}"#)),
                "never"
            ),
        ] as [(Int, Fault, String)]
    )
    func `a picture that fails before anybody saw it is told from one that may have arrived`(
        step: Int,
        fault: Fault,
        kind: String
    ) async throws {
        let slack = FakeSlack()
        var script = EventScript()
        for _ in 0..<step { slack.standIn.misbehave(.slow) }
        slack.standIn.misbehave(fault)

        let outcome = try await SlackBench.deliver(script.picture("차트", of: "C1:1.5"), to: slack, by: .token)

        #expect(outcome.kind == kind, "\(outcome)")
        #expect(slack.standIn.calls.count == step + 1)
        #expect(!"\(outcome)".contains("made-up"))
    }
}
