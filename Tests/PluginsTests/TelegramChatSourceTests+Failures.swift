import ChannelTesting
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

extension TelegramChatSourceTests {
    private static let faults: [(Fault, String)] = [
        (.answer(FakeTelegram.failure(409, "Conflict: terminated by other getUpdates request")), "다른 프로그램이 이 봇의 메시지를"),
        (
            .answer(FakeTelegram.failure(409, "Conflict: can't use getUpdates method while webhook is active")),
            "이 봇의 메시지는 웹훅으로"
        ),
        (.page(502), "오류 502"), (.page(500), "오류 500"), (.garbage, "텔레그램의 것이 아닙니다"), (.reset, "127.0.0.1"),
        (.half, "127.0.0.1"), (.redirect(302, to: "http://127.0.0.1:1/"), "오류 302"),
        (.answer(ServerResponse(200, [], #"{"ok":true,"result":7}"#)), "텔레그램의 것이 아닙니다"),
        (.answer(ServerResponse(200, [], String(repeating: " ", count: 5 << 20))), "너무 커서"),
    ]

    @Test(arguments: faults.indices)
    func `whatever the service does is said, and the source goes on`(index: Int) async throws {
        let (fault, words) = Self.faults[index]
        let telegram = FakeTelegram(chats: ["7": .open])
        let feed = TelegramChatBench.feed()
        // The first question is who the bot is.
        telegram.standIn.misbehave(fault, fault)
        telegram.say("/status", from: 7)

        try await TelegramChatBench.run(telegram, "allow: [7]", feed) { !telegram.messages.isEmpty }

        #expect(telegram.messages.map(\.text) == ["답: /status"])
        let reasons = feed.reports.compactMap(\.reason)
        #expect(reasons.first?.contains(words) ?? false, "\(reasons)")
        #expect(feed.reports.last?.state == .running)
        #expect(!reasons.contains { $0.contains("AAE7") })
    }

    @Test func `more long messages than one answer may hold are read in smaller answers`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let feed = TelegramChatBench.feed()
        for _ in 0..<100 { telegram.say(String(repeating: "x", count: 60_000), from: 9) }
        telegram.say("/status", from: 7)

        try await TelegramChatBench.run(telegram, "allow: [7]", feed) { !telegram.messages.isEmpty }

        #expect(telegram.messages.map(\.text) == ["답: /status"])
        #expect(feed.reports.compactMap(\.reason).contains { $0.contains("너무 커서") })
    }

    @Test func `a token that the service does not know ends the source with a cure`() async throws {
        let telegram = FakeTelegram()
        let feed = TelegramChatBench.feed()

        let error = try await telegram.whileServing { url in
            let text = "{ token: \"123456789:another-key-of-a-bot\", api_url: \"\(url)\", allow: [7] }"
            let source = TelegramChatSource(settings: try SettingsText.settings(text, for: TelegramChatSource.self))
            return await #expect(throws: SourceError.self) { try await source.run(feed) }
        }

        #expect(error?.message.en.hasPrefix("Telegram does not know this token") ?? false)
        #expect(error?.span != nil)
    }

    @Test func `two readers of one bot are told of each other`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let feeds = [TelegramChatBench.feed(), TelegramChatBench.feed()]

        try await telegram.whileServing { url in
            let runs = try feeds.map { feed in
                let source = try TelegramChatBench.source(url, "allow: [7]")
                return Task { try await source.run(feed) }
            }
            try await TelegramChatBench.wait { feeds.contains { $0.reports.contains { $0.state == .degraded } } }
            for run in runs { run.cancel() }
            for run in runs { _ = await run.result }
        }

        let reasons = feeds.flatMap(\.reports).compactMap(\.reason)
        #expect(reasons.contains { $0.hasPrefix("다른 프로그램이 이 봇의 메시지를 읽고 있습니다") })
    }
}
