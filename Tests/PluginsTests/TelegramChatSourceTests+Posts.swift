import ChannelTesting
import Foundation
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

extension TelegramChatSourceTests {
    private static let posts = """
        posts: [{ chat: -100, patterns: [\
        { as: trade, pattern: "[{side}] {investor} {symbol} {amount} / {capital}" }, \
        { list: notices, pattern: "공지: {title}" }] }]
        """

    @Test func `posts of a channel become records and trades by patterns`() async throws {
        let telegram = FakeTelegram()
        let feed = TelegramChatBench.feed()
        telegram.post("[매수] 홍길동 005930 1,000,000원 / 1억원", in: -100)
        let notice = telegram.post("공지: 점검 <b>\n내일 09:00", in: -100, sent: Date().addingTimeInterval(-3_600))
        telegram.post("잡담", in: -100)
        telegram.post("공지: 다른 채널", in: -200)

        try await TelegramChatBench.run(telegram, Self.posts, feed) { telegram.waitingUpdates == 0 }

        try #require(feed.events.count == 2)
        guard case .followedTrade(let trade) = feed.events[0].payload, case .record(let record) = feed.events[1].payload
        else { return #expect(Bool(false), "\(feed.events)") }
        #expect(trade.investor == "홍길동")
        #expect(trade.side == .buy)
        #expect(trade.amount == Money.won(1_000_000))
        #expect(trade.capital == Money.won(100_000_000))
        #expect(record == Record(list: "notices", key: "-100/\(notice)", fields: ["title": "점검 <b>"]))
        let age = feed.events[1].header.receivedAt - feed.events[1].header.exchangeTime
        #expect(age >= .seconds(3_599) && age < .seconds(3_700))
        #expect(feed.counts["no-pattern-fits"] == 1)
        #expect(telegram.messages.isEmpty)
    }

    @Test func `a channel can be named by its public name`() async throws {
        let telegram = FakeTelegram()
        let feed = TelegramChatBench.feed()
        telegram.post("공지: 하나", in: -300, named: "Leaders")

        let posts = Self.posts.replacing("-100", with: "\"@leaders\"")
        try await TelegramChatBench.run(telegram, posts, feed) { telegram.waitingUpdates == 0 }

        #expect(feed.events.count == 1)
    }

    @Test func `what it gives follows from its settings`() throws {
        let chats = TelegramChatSource(settings: try TelegramChatBench.settings("http://127.0.0.1:1", "allow: [7]"))
        let posts = TelegramChatSource(settings: try TelegramChatBench.settings("http://127.0.0.1:1", Self.posts))

        #expect(chats.produces == .commands)
        #expect(chats.symbols == .some([]))
        #expect(posts.produces == [.records, .followedTrades])
        #expect(posts.symbols == .any)
        #expect(chats.claims.map(\.key) == posts.claims.map(\.key))
    }

    @Test(
        arguments: [
            ("{ token: \"${T}\" }", "there is nothing to take; write people into 'allow' or channels into 'posts'"),
            (
                "{ token: \"${T}\", allow: [-5] }",
                "a person's number is 1 or more; that of a group or channel cannot be used"
            ),
            ("{ token: \"${T}\", posts: [{ chat: -5, patterns: [] }] }", "'patterns' needs at least one pattern"),
            ("{ token: abc, allow: [7] }", "this is no bot token like 123456789:AAF…; write it as @BotFather gave it"),
        ]
    )
    func `settings that cannot work are errors in words`(text: String, message: String) {
        let reading = SettingsText.read(
            text,
            for: TelegramChatSource.self,
            environment: Environment(process: ["T": FakeTelegram.token])
        )

        #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.message.en) == [message])
    }
}
