import ChannelTesting
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What is made of everything but a confirmation.
@Suite struct TelegramFailureTests {
    private var script = EventScript()

    @Test(
        arguments: [
            (Fault.answer(FakeTelegram.failure(400, "Bad Request: something new")), "never", "something new"),
            (.answer(FakeTelegram.failure(401, "Unauthorized")), "closed", "@BotFather"),
            (.answer(FakeTelegram.failure(404, "Not Found")), "closed", "@BotFather"),
            (.answer(FakeTelegram.failure(403, "Forbidden: a new reason")), "closed", "a new reason"),
            (.answer(FakeTelegram.failure(413, "Request Entity Too Large")), "never", "413"),
            (.answer(FakeTelegram.failure(500, "Internal Server Error")), "unknown", "500"),
            (.page(502), "unknown", "502"), (.page(404), "retry", "404"), (.page(200), "unknown", "200"),
            (.page(429), "retry", "429"), (.redirect(302, to: "http://127.0.0.1:1/"), "retry", "302"),
            (.redirect(308, to: "http://127.0.0.1:1/"), "closed", "새 주소"), (.silence, "unknown", "127.0.0.1"),
            (.reset, "unknown", "127.0.0.1"), (.lost, "unknown", "127.0.0.1"), (.garbage, "unknown", "127.0.0.1"),
            (.half, "unknown", "127.0.0.1"), (.slow, "delivered", ""),
            (.answer(ServerResponse(200, [], #"{"ok":true,"result":"#)), "unknown", "200"),
            (.answer(ServerResponse(200, [], String(repeating: "[", count: 5_000))), "unknown", "200"),
            (.answer(ServerResponse(200, body: [UInt8](repeating: 65, count: 2 << 20))), "unknown", "127.0.0.1"),
        ] as [(Fault, String, String)]
    )
    func `each failure is what it means`(fault: Fault, kind: String, words: String) async throws {
        let telegram = FakeTelegram()
        var script = EventScript()
        telegram.standIn.misbehave(fault)

        let outcome = try await TelegramBench.deliver(
            script.delivery("x", id: "A1"),
            to: telegram,
            http: ChannelBench.times(for: fault)
        )

        #expect(outcome.kind == kind, "\(outcome)")
        #expect(outcome.reason.contains(words), "\(outcome)")
        #expect(telegram.standIn.calls.count == 1)
    }

    @Test(
        arguments: [
            (FakeTelegram.tooMany(7), Duration.seconds(7)),
            (FakeTelegram.failure(429, "slow down", nil, [ServerField("Retry-After", "5")]), .seconds(5)),
            (FakeTelegram.failure(429, "slow down"), .seconds(30)),
            (FakeTelegram.tooMany(1_000_000_000), .seconds(86_400)),
            (FakeTelegram.failure(429, "slow down", ["retry_after": "soon"]), .seconds(30)),
            (ServerResponse(429, [ServerField("Retry-After", "9")], "<html>"), .seconds(9)),
        ] as [(ServerResponse, Duration)]
    )
    func `the wait is the one that was asked for`(answer: ServerResponse, wait: Duration) async throws {
        let telegram = FakeTelegram()
        var script = EventScript()
        telegram.standIn.misbehave(.answer(answer))

        let outcome = try await TelegramBench.deliver(script.delivery("x", id: "A1"), to: telegram)

        #expect(outcome.wait == wait)
    }

    @Test(
        arguments: [
            (FakeTelegram.Standing.blocked, "차단", "Restart"), (.notStarted, "시작(Start)", "Start"),
            (.kicked, "초대", "invite"), (.deactivated, "계정", "account"),
        ] as [(FakeTelegram.Standing, String, String)]
    )
    func `a chat that refuses the bot says what to do`(
        standing: FakeTelegram.Standing,
        korean: String,
        english: String
    ) async throws {
        let telegram = FakeTelegram(chats: ["1": standing])
        var script = EventScript()
        let item = script.delivery("x", id: "A1")

        let first = try await TelegramBench.deliver(item, to: telegram)
        let second = try await TelegramBench.deliver(item, to: telegram, language: .en)

        #expect(first.kind == "closed" && first.reason.contains(korean), "\(first)")
        #expect(second.kind == "closed" && second.reason.contains(english), "\(second)")
    }

    @Test mutating func `a chat that is not there says what to do`() async throws {
        let outcome = try await TelegramBench.deliver(
            script.delivery("x", id: "A1"),
            to: FakeTelegram(chats: [:])
        )

        #expect(outcome.kind == "closed" && outcome.reason.contains("`chat`"))
    }

    @Test mutating func `a group that moved is followed`() async throws {
        let telegram = FakeTelegram(chats: ["-5": .migrated(to: -1_001_234), "-1001234": .open])
        var item = script.delivery("x", id: "A1")

        let first = try await TelegramBench.deliver(item, to: telegram, "chat: -5")
        item.address = "-1001234"
        let second = try await TelegramBench.deliver(item, to: telegram, "chat: -5")

        #expect(first == .moved(to: "-1001234"))
        #expect(second.kind == "delivered")
        #expect(telegram.messages.map(\.chat) == ["-1001234"])
    }

    @Test mutating func `a number that no chat can have is never written to`() async throws {
        let telegram = FakeTelegram()
        var item = script.delivery("x", id: "A1")
        item.address = String(Int64.min)

        let outcome = try await TelegramBench.deliver(item, to: telegram)

        #expect(outcome.kind == "never")
        #expect(telegram.standIn.calls.isEmpty)
    }

    @Test mutating func `nothing has left when nobody listens or nobody can be trusted`() async throws {
        let item = script.delivery("x", id: "A1")
        let telegram = FakeTelegram()

        let dead = try await TelegramBench.sink(ChannelBench.deadAddress()).deliver(item)
        let untrusted = try await telegram.whileServing(tls: ServerTLS(try ServerCertificate())) { url in
            try await TelegramBench.sink(url).deliver(item)
        }

        #expect(dead.kind == "retry" && untrusted.kind == "retry", "\(dead) \(untrusted)")
        #expect(telegram.standIn.calls.isEmpty)
    }

    @Test(arguments: [400, 403, 500, 200], [true, false])
    func `a service that repeats the token does not make it known`(status: Int, isEnveloped: Bool) async throws {
        let telegram = FakeTelegram()
        var script = EventScript()
        let token = FakeTelegram.token
        let words =
            "no \(token) at /bot\(token)/sendMessage or \(token.replacing(":", with: "%3A")) or AAE7-made-up-key-of-a-bot"
        let body = isEnveloped ? FakeTelegram.failure(status, words) : ServerResponse(status, [], words)
        telegram.standIn.misbehave(.answer(body))

        let outcome = try await TelegramBench.deliver(script.delivery("x", id: "A1"), to: telegram)

        #expect(!"\(outcome)".contains("AAE7"), "\(outcome)")
    }

    @Test func `a sink shows nothing of its token`() async throws {
        let sink = try await TelegramBench.sink("http://127.0.0.1:9")

        #expect(!ChannelBench.shown(sink).contains("AAE7"))
        #expect(!ChannelBench.shown(sink.destinations).contains("AAE7"))
        #expect(!ChannelBench.shown(sink.networkEnds).contains("AAE7"))
    }
}
