import ChannelTesting
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What may be written, what follows from it, and what a check finds.
@Suite struct TelegramSettingsTests {
    private static let token = "token: \"1:AAAAaaaa\""

    @Test(arguments: [
        ("token: \"1:AAAAaaaa\"", "there is no chat to write to; add 'chat' or 'chats'"),
        ("token: secret, chat: 1", "this is no bot token like 123456789:AAF…; write it as @BotFather gave it"),
        ("\(token), chat: 1, chats: [2]", "'chat' and 'chats' cannot be written together"),
        ("\(token), chats: [2, 2]", "this chat is listed twice"),
        ("\(token), chat: my chat", "a chat such as '123456789' or '-1001234567890' is needed, found 'my chat'"),
        ("\(token), chat: 0x10", "a chat such as '123456789' or '-1001234567890' is needed, found '0x10'"),
        (
            "\(token), chat: -9223372036854775808",
            "a chat such as '123456789' or '-1001234567890' is needed, found '-9223372036854775808'"
        ),
        (
            "\(token), chat: 9007199254740993",
            "a chat such as '123456789' or '-1001234567890' is needed, found '9007199254740993'"
        ),
        ("\(token), chat: 1, topic: 0", "the number of a topic is 1 or more"),
        ("\(token), chats: [1, 2], topic: 5", "'topic' is only for a single chat"),
        (
            "\(token), chat: 1, api_url: \"http://example.com\"",
            "'http://' is not encrypted and is only for this machine or its own network; write 'https://'"
        ),
        ("\(token), chat: 1, api_url: example.com", "an address that begins with 'https://' is needed"),
        (
            "\(token), chat: 1, api_url: \"https://a:b@example.com\"",
            "the address cannot be read; 'name:password@' and '#…' are not allowed either"
        ),
        (
            "\(token), chat: 1, api_url: \"https://example.com/bot\"",
            "the address of a bot server ends with its host or port, as in 'https://api.telegram.org'"
        ),
    ])
    func `what is wrong is told`(text: String, message: String) {
        let reading = SettingsText.read("{ \(text) }", for: TelegramSink.self)

        #expect(reading.settings == nil)
        #expect(reading.diagnostics.filter { $0.code != .literalSecret }.map(\.message.en) == [message])
    }

    @Test(arguments: [
        "https://api.telegram.org", "https://api.telegram.org/", "http://127.0.0.1:8081",
        "http://telegram-bot-api:8081",
        "http://192.168.0.7:8081", "https://bots.example.com",
    ])
    func `a bot can be served by a server of one's own`(address: String) {
        let text = "{ \(Self.token), chat: 1, api_url: \"\(address)\" }"

        #expect(SettingsText.read(text, for: TelegramSink.self).settings?.bot != nil)
    }

    @Test func `destinations are named by their chats and known by their tokens`() throws {
        func destinations(_ token: String) throws -> [Destination] {
            let text = "{ token: \"\(token)\", chats: [7, -100, \"@knots\"] }"
            return TelegramSink(settings: try SettingsText.settings(text, for: TelegramSink.self)).destinations
        }

        let (one, other) = (try destinations("1:AAAAaaaa"), try destinations("1:BBBBbbbb"))

        #expect(one.map(\.name) == ["7", "-100", "@knots"])
        #expect(one.map(\.paces.count) == [1, 2, 2])
        #expect(Set((one + other).map(\.fingerprint)).count == 6)
        #expect(Set(one.map(\.account)).count == 1 && one[0].account != other[0].account)
        #expect(!"\(one)".contains("AAAAaaaa"))
    }

    @Test func `a chat is another place once the bot is served elsewhere`() throws {
        let fingerprints = try ["https://api.telegram.org", "https://bots.example.com"].map { address in
            try TelegramSink(settings: TelegramBench.settings(address)).destinations.map(\.fingerprint)
        }

        #expect(fingerprints[0] != fingerprints[1])
    }

    @Test func `a check asks for the bot and its chats and writes nothing`() async throws {
        let telegram = FakeTelegram(chats: ["1": .open, "@knots": .open, "-5": .migrated(to: -6)])

        let findings = try await telegram.whileServing { url in
            try await TelegramBench.sink(url, "chats: [1, \"@knots\", 2, -5]").check(Self.check)
        }

        #expect(telegram.messages.isEmpty)
        #expect(telegram.standIn.calls.map(\.request.method) == Array(repeating: "GET", count: 5))
        #expect(findings.map(\.severity) == [.error, .warning])
        #expect(findings.allSatisfy { $0.span != nil })
        #expect(findings.first?.message.ko.contains("찾을 수 없습니다") == true)
    }

    @Test func `a check tells a token that is not known, and a service that is away`() async throws {
        let telegram = FakeTelegram()
        telegram.standIn.misbehave(.answer(FakeTelegram.failure(401, "Unauthorized")))

        let unknown = try await telegram.whileServing { url in try await TelegramBench.sink(url).check(Self.check) }
        let away = try await TelegramBench.sink(ChannelBench.deadAddress()).check(Self.check)

        #expect(unknown.map(\.severity) == [.error] && unknown[0].message.en.contains("@BotFather"))
        #expect(away.map(\.severity) == [.warning])
    }

    private static var check: LiveCheck {
        let clock = ManualClock(at: Timestamp(nanoseconds: 0))
        return LiveCheck(name: "phone", clock: clock, deadline: clock.now + .seconds(5), directory: "")
    }
}
