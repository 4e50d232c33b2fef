import ChannelTesting
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What is made of everything but a confirmation.
@Suite struct SlackFailureTests {
    private var script = EventScript()

    @Test(
        arguments: [
            (Fault.answer(FakeSlack.failure("channel_not_found")), "closed", "채널"),
            (.answer(FakeSlack.failure("not_in_channel")), "closed", "/invite"),
            (.answer(FakeSlack.failure("is_archived")), "closed", "보관"),
            (.answer(FakeSlack.failure("token_revoked")), "closed", "`token`"),
            (.answer(FakeSlack.failure("missing_scope")), "closed", "files:write"),
            (.answer(FakeSlack.failure("restricted_action")), "closed", "관리자"),
            (.answer(FakeSlack.failure("msg_too_long")), "never", "msg_too_long"),
            (.answer(FakeSlack.failure("something_new")), "never", "something_new"),
            (.answer(FakeSlack.failure("internal_error")), "unknown", "internal_error"),
            (.answer(FakeSlack.failure("ratelimited")), "retry", "429"), (.page(200), "unknown", "200"),
            (.page(503), "unknown", "503"), (.page(404), "retry", "404"), (.silence, "unknown", "127.0.0.1"),
            (.lost, "unknown", "127.0.0.1"), (.garbage, "unknown", "127.0.0.1"), (.half, "unknown", "127.0.0.1"),
            (.redirect(302, to: "http://127.0.0.1:1/"), "retry", "302"), (.slow, "delivered", ""),
        ] as [(Fault, String, String)]
    )
    func `each failure of a method is what it means`(fault: Fault, kind: String, words: String) async throws {
        try await expect(fault, kind, words, by: .token)
    }

    @Test(
        arguments: [
            (Fault.answer(ServerResponse(404, [], "no_service")), "closed", "`webhook`"),
            (.answer(ServerResponse(403, [], "invalid_token")), "closed", "`webhook`"),
            (.answer(ServerResponse(410, [], "channel_is_archived")), "closed", "보관"),
            (.answer(ServerResponse(403, [], "a_new_reason")), "closed", "a_new_reason"),
            (.answer(ServerResponse(400, [], "too_many_attachments")), "never", "too_many_attachments"),
            (.answer(ServerResponse(500, [], "rollup_error")), "unknown", "500"),
            (.answer(ServerResponse(200, [], "fine")), "unknown", "200"), (.page(200), "unknown", "200"),
            (.silence, "unknown", "127.0.0.1"), (.lost, "unknown", "127.0.0.1"), (.garbage, "unknown", "127.0.0.1"),
            (.slow, "delivered", ""),
        ] as [(Fault, String, String)]
    )
    func `each failure of a webhook is what it means`(fault: Fault, kind: String, words: String) async throws {
        try await expect(fault, kind, words, by: .webhook)
    }

    private func expect(_ fault: Fault, _ kind: String, _ words: String, by way: SlackBench.Way) async throws {
        let slack = FakeSlack()
        var script = EventScript()
        slack.standIn.misbehave(fault)

        let outcome = try await SlackBench.deliver(
            script.delivery("x", id: "A1"),
            to: slack,
            by: way,
            http: ChannelBench.times(for: fault)
        )

        #expect(outcome.kind == kind, "\(outcome)")
        #expect(outcome.reason.contains(words), "\(outcome)")
        #expect(slack.standIn.calls.count == 1)
    }

    @Test(arguments: SlackBench.Way.allCases)
    func `the wait is the one that was asked for`(way: SlackBench.Way) async throws {
        let slack = FakeSlack()
        var script = EventScript()
        slack.standIn.misbehave(.answer(FakeSlack.tooMany(30)))

        let outcome = try await SlackBench.deliver(script.delivery("x", id: "A1"), to: slack, by: way)

        #expect(outcome.wait == .seconds(30))
    }

    @Test mutating func `words that repeat a secret are not shown`() async throws {
        let slack = FakeSlack()
        slack.standIn.misbehave(.answer(ServerResponse(500, [], FakeSlack.webhookPath)))

        let outcome = try await SlackBench.deliver(script.delivery("x", id: "A1"), to: slack, by: .webhook)

        #expect(!"\(outcome)".contains("made-up"), "\(outcome)")
    }
}

/// What may be written, what follows from it, and what a check finds.
@Suite struct SlackSettingsTests {
    private static let webhook = "webhook: \"https://hooks.slack.com/services/T0/B0/0123456789\""
    private static let noWebhook = "this is no address of a Slack webhook ('https://hooks.slack.com/services/…')"

    @Test(arguments: [
        ("", "there is no way to Slack; add 'webhook', or 'token' and 'channel'"),
        ("\(webhook), token: xoxb-1", "'webhook' and 'token' cannot be written together"),
        ("webhook: \"https://discord.com/api/webhooks/1/0123456789abc\"", noWebhook),
        ("webhook: \"http://hooks.slack.com/services/T0/B0/1\"", noWebhook),
        ("\(webhook), channel: C1", "the channel of a webhook is chosen at Slack; 'channel' goes with 'token'"),
        ("token: xoxb-1", "'token' needs 'channel', where messages go"),
        ("token: hello, channel: C1", "this is no bot token of a Slack app ('xoxb-…')"),
        ("token: xoxb-1, channel: C1, api_url: slack.com", "an address that begins with 'https://' is needed"),
    ])
    func `what is wrong is told`(text: String, message: String) {
        let reading = SettingsText.read("{ \(text) }", for: SlackSink.self)

        #expect(reading.settings == nil)
        #expect(reading.diagnostics.filter { $0.code != .literalSecret }.map(\.message.en) == [message])
    }

    @Test func `nothing of a secret is shown`() throws {
        let text = "{ token: xoxb-made-up-token, channel: C1 }"
        let sink = SlackSink(settings: try SettingsText.settings(text, for: SlackSink.self))

        #expect(!ChannelBench.shown(sink).contains("made-up"))
        #expect(!ChannelBench.shown(sink.destinations).contains("made-up"))
        #expect(sink.destinations.map(\.name) == ["C1"])
        #expect(sink.networkEnds == [NetworkEnd("slack.com", isEncrypted: true)])
    }

    @Test func `a check asks whose the token is, and a webhook nothing`() async throws {
        let slack = FakeSlack()
        let clock = ManualClock(at: Timestamp(nanoseconds: 0))
        let check = LiveCheck(name: "team", clock: clock, deadline: clock.now + .seconds(5), directory: "")

        let findings = try await slack.whileServing { url in
            let sink = try await SlackBench.sink(url, by: .token)
            let good = await sink.check(check)
            slack.standIn.misbehave(.answer(FakeSlack.failure("invalid_auth")))
            let bad = await sink.check(check)
            return [good, bad, try await SlackBench.sink(url, by: .webhook).check(check)]
        }

        #expect(findings.map { $0.map(\.severity) } == [[], [.error], []])
        #expect(slack.standIn.calls.map(\.request.path) == ["/api/auth.test", "/api/auth.test"])
        #expect(slack.messages.isEmpty)
    }
}
