import ChannelTesting
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What is made of everything but a confirmation.
@Suite struct DiscordFailureTests {
    private var script = EventScript()

    @Test(
        arguments: [
            (Fault.answer(FakeDiscord.failure(404, 10015, "Unknown Webhook")), "closed", "`webhook`"),
            (.answer(FakeDiscord.failure(401, 50027, "Invalid Webhook Token")), "closed", "`webhook`"),
            (.answer(FakeDiscord.failure(404, 10003, "Unknown Channel")), "closed", "`thread`"),
            (.answer(FakeDiscord.failure(403, 50013, "Missing Permissions")), "closed", "권한"),
            (.answer(FakeDiscord.failure(400, 220001, "Webhooks posted to forum channels")), "closed", "`thread`"),
            (.answer(FakeDiscord.failure(413, 40005, "Request entity too large")), "never", "too large"),
            (.answer(FakeDiscord.failure(418, 1, "Something new")), "never", "Something new"),
            (.answer(FakeDiscord.failure(500, 0, "Internal")), "unknown", "500"), (.page(502), "unknown", "502"),
            (.page(403), "retry", "403"), (.page(429), "retry", "429"),
            (.redirect(307, to: "http://127.0.0.1:1/"), "retry", "307"), (.silence, "unknown", "127.0.0.1"),
            (.lost, "unknown", "127.0.0.1"), (.garbage, "unknown", "127.0.0.1"), (.half, "unknown", "127.0.0.1"),
            (.slow, "delivered", ""), (.answer(ServerResponse(204)), "delivered", ""),
            (.answer(ServerResponse(200, [], "<html>")), "unknown", "200"),
        ] as [(Fault, String, String)]
    )
    func `each failure is what it means`(fault: Fault, kind: String, words: String) async throws {
        let discord = FakeDiscord()
        var script = EventScript()
        discord.standIn.misbehave(fault)

        let outcome = try await DiscordBench.deliver(
            script.delivery("x", id: "A1"),
            to: discord,
            http: ChannelBench.times(for: fault)
        )

        #expect(outcome.kind == kind, "\(outcome)")
        #expect(outcome.reason.contains(words), "\(outcome)")
        #expect(discord.standIn.calls.count == 1)
    }

    @Test mutating func `a message that is refused twice is given up`() async throws {
        let discord = FakeDiscord()
        let refusal = Fault.answer(FakeDiscord.failure(400, 50006, "Cannot send an empty message"))
        discord.standIn.misbehave(refusal, refusal)

        let outcome = try await DiscordBench.deliver(script.delivery("x", id: "A1"), to: discord)

        #expect(outcome.kind == "never" && outcome.reason.contains("Cannot send an empty message"))
        #expect(discord.standIn.calls.count == 2)
    }

    @Test(
        arguments: [
            (FakeDiscord.tooMany("64.57"), Duration.milliseconds(64_570)), (FakeDiscord.tooMany("0"), .milliseconds(1)),
            (FakeDiscord.tooMany("-3"), .seconds(1)), (FakeDiscord.tooMany("1e99"), .seconds(86_400)),
            (ServerResponse(429, [ServerField("Retry-After", "120")], "<html>"), .seconds(120)),
            (ServerResponse(429, [ServerField("X-RateLimit-Reset-After", "2.5")], "{}"), .milliseconds(2_500)),
            (ServerResponse(429, [], "error code: 1015"), .seconds(30)),
        ] as [(ServerResponse, Duration)]
    )
    func `the wait is the one that was asked for`(answer: ServerResponse, wait: Duration) async throws {
        let discord = FakeDiscord()
        var script = EventScript()
        discord.standIn.misbehave(.answer(answer))

        let outcome = try await DiscordBench.deliver(script.delivery("x", id: "A1"), to: discord)

        #expect(outcome.wait == wait)
    }

    @Test mutating func `when the room is used up it says for how long`() async throws {
        let discord = FakeDiscord(budget: FakeDiscord.Budget(2, per: .seconds(86_400)))

        let outcomes = try await discord.whileServing { url in
            let sink = try await DiscordBench.sink(url)
            var outcomes: [DeliveryOutcome] = []
            for number in 1...3 { outcomes.append(await sink.deliver(script.delivery("x", id: "A\(number)"))) }
            return outcomes
        }

        #expect(outcomes.map(\.kind) == ["delivered", "delivered", "retry"])
        #expect(outcomes[0].receipt?.pause == nil)
        let pause = try #require(outcomes[1].receipt?.pause)
        #expect(pause > .seconds(3_600) && pause <= .seconds(86_400))
    }

    @Test mutating func `parts wait when the room is used up between them`() async throws {
        let discord = FakeDiscord(budget: FakeDiscord.Budget(1, per: .milliseconds(1)))
        let item = script.delivery(String(repeating: "가나다라\n", count: 1_600), id: "A1")

        let outcomes = try await discord.whileServing { url in
            let sink = try await DiscordBench.sink(url)
            var outcomes: [DeliveryOutcome] = []
            repeat {
                outcomes.append(await sink.deliver(item))
            } while outcomes.last?.kind == "retry" && outcomes.count < 20
            return outcomes
        }

        #expect(outcomes.last?.kind == "delivered")
        #expect(discord.messages.map { $0["footer"] } == ["(1/2)", "· #A1 · test/above"])
    }

    @Test mutating func `a deleted webhook is not asked for more`() async throws {
        let discord = FakeDiscord()
        discord.delete()

        #expect(try await DiscordBench.deliver(script.delivery("x", id: "A1"), to: discord).kind == "closed")
    }

    @Test(arguments: [400, 404, 500])
    func `a service that repeats the address does not make it known`(status: Int) async throws {
        let discord = FakeDiscord()
        var script = EventScript()
        let words = "nothing at /api/v10/webhooks/\(FakeDiscord.id)/\(FakeDiscord.token)?wait=true"
        discord.standIn.misbehave(
            .answer(FakeDiscord.failure(status, 1, words)),
            .answer(FakeDiscord.failure(status, 1, words))
        )

        let outcome = try await DiscordBench.deliver(script.delivery("x", id: "A1"), to: discord)

        #expect(!"\(outcome)".contains("wEbHo0k"), "\(outcome)")
    }

    @Test mutating func `nothing has left when nobody listens or nobody can be trusted`() async throws {
        let item = script.delivery("x", id: "A1")
        let discord = FakeDiscord()
        let address = try await ChannelBench.deadAddress() + "/api/webhooks/1/0123456789abc"

        let dead = try await DiscordBench.sink(address).deliver(item)
        let untrusted = try await discord.whileServing(tls: ServerTLS(try ServerCertificate())) { url in
            try await DiscordBench.sink(url).deliver(item)
        }

        #expect(dead.kind == "retry" && untrusted.kind == "retry", "\(dead) \(untrusted)")
    }
}

/// What may be written, what follows from it, and what a check finds.
@Suite struct DiscordSettingsTests {
    private static let address = "webhook: \"https://discord.com/api/webhooks/1/0123456789abc\""
    private static let noAddress =
        "this is no address of a Discord webhook ('https://discord.com/api/webhooks/NUMBER/…')"

    @Test(arguments: [
        ("webhook: \"https://hooks.slack.com/services/T/B/0123456789\"", noAddress),
        ("webhook: \"https://discord.com.evil.com/api/webhooks/1/0123456789abc\"", noAddress),
        ("webhook: \"http://discord.com/api/webhooks/1/0123456789abc\"", noAddress),
        ("webhook: \"https://discord.com/api/webhooks/1/0123456789abc/slack\"", noAddress),
        ("webhook: \"https://discord.com/api/webhooks/x/0123456789abc\"", noAddress),
        (
            "\(address), thread: general",
            "the id of a thread is a number; right-click the thread and choose 'Copy Thread ID'"
        ),
        ("\(address), username: My Discord bot", "Discord takes no name with 'discord' in it"),
        ("\(address), username: \(String(repeating: "가", count: 81))", "a name has 80 characters at most"),
    ])
    func `what is wrong is told`(text: String, message: String) {
        let reading = SettingsText.read("{ \(text) }", for: DiscordSink.self)

        #expect(reading.settings == nil)
        #expect(reading.diagnostics.filter { $0.code != .literalSecret }.map(\.message.en) == [message])
    }

    @Test(arguments: [
        "https://discord.com/api/webhooks/1/0123456789abc", "https://discordapp.com/api/v6/webhooks/1/0123456789abc",
        "https://ptb.discord.com/api/v10/webhooks/1/0123456789abc",
        "https://canary.discord.com/api/webhooks/1/0123456789abc",
    ])
    func `an address is used with version 10 of the interface`(text: String) throws {
        let address = try #require(DiscordSink.WebhookAddress(text))

        #expect(address.url().description.hasSuffix(".com/api/v10/webhooks/1/••••"))
    }

    @Test func `the destination is known by its address and shows nothing of it`() throws {
        let sink = DiscordSink(settings: try SettingsText.settings("{ \(Self.address) }", for: DiscordSink.self))

        #expect(sink.destinations.count == 1 && sink.destinations[0].name.isEmpty)
        #expect(sink.networkEnds == [NetworkEnd("discord.com", isEncrypted: true)])
        #expect(!ChannelBench.shown(sink).contains("0123456789abc"))
        #expect(!ChannelBench.shown(sink.destinations).contains("0123456789abc"))
    }

    @Test func `a check asks for the webhook and writes nothing`() async throws {
        let discord = FakeDiscord()
        let clock = ManualClock(at: Timestamp(nanoseconds: 0))
        let check = LiveCheck(name: "alerts", clock: clock, deadline: clock.now + .seconds(5), directory: "")

        let (good, bad) = try await discord.whileServing { url in
            let sink = try await DiscordBench.sink(url)
            let good = await sink.check(check)
            discord.delete()
            return (good, await sink.check(check))
        }

        #expect(good.isEmpty && discord.messages.isEmpty)
        #expect(bad.map(\.severity) == [.error] && bad[0].span != nil)
        #expect(discord.standIn.calls.map(\.request.method) == ["GET", "GET"])
    }
}
