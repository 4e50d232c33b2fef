import ChannelTesting
import Foundation
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Telegram
import Testing

@testable import Plugins

/// What people write to a bot, from a stand-in for Telegram.
@Suite(.timeLimit(.minutes(3))) struct TelegramChatSourceTests {
    private static let owner: Int64 = 7
    private static let ours = "allow: [7]"

    @Test func `a command of a listed person becomes an event and is answered`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let feed = TelegramChatBench.feed { command, account in "\(command.name) \(account == Self.account)" }
        let question = telegram.say("/Watch  add 005930", from: Self.owner)

        try await TelegramChatBench.run(telegram, Self.ours, feed) { telegram.messages.count == 1 }

        #expect(telegram.messages.map(\.text) == ["watch true"])
        #expect(telegram.messages.map(\.answers) == [question])
        #expect(!telegram.messages[0].isMarkedUp)
        let event = try #require(feed.commandEvents.first)
        #expect(event.command == Command(sender: "7", chat: "7", name: "watch", arguments: ["add", "005930"]))
        #expect(event.header.exchangeTime <= event.header.receivedAt)
    }

    @Test func `nobody else is answered, and the owner is told who wrote`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open, "8": .open, "-5": .open])
        let feed = TelegramChatBench.feed()
        telegram.say("/status", from: 8)
        telegram.say("/status", from: 8, in: -5)
        telegram.say("/status", from: Self.owner)

        try await TelegramChatBench.run(telegram, Self.ours, feed) { !telegram.messages.isEmpty }

        #expect(telegram.messages.map(\.chat) == ["7"])
        #expect(feed.commandEvents.map(\.command.sender) == ["7"])
        #expect(feed.counts["not-listed"] == 2)
        let told = feed.reports.compactMap(\.reason)
        #expect(told == ["`allow`에 없는 사람(8 8씨)의 명령에는 답하지 않았습니다"])
    }

    @Test func `in a group a command can be addressed, and the answer goes to the group`() async throws {
        let telegram = FakeTelegram(chats: ["-5": .open])
        let feed = TelegramChatBench.feed()
        telegram.say("/status@other_bot", from: Self.owner, in: -5)
        telegram.say("안녕하세요", from: Self.owner, in: -5)
        telegram.say("/상태", from: Self.owner, in: -5)
        telegram.say("/", from: Self.owner, in: -5)
        telegram.say("/status@Knot_Bot", from: Self.owner, in: -5)

        try await TelegramChatBench.run(telegram, Self.ours, feed) { !telegram.messages.isEmpty }

        #expect(feed.commandEvents.map(\.command) == [Command(sender: "7", chat: "-5", name: "status")])
        #expect(telegram.messages.map(\.chat) == ["-5"])
    }

    @Test func `a command that waited too long is not carried out, and that is said`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let feed = TelegramChatBench.feed()
        telegram.say("/sell all", from: Self.owner, sent: Date().addingTimeInterval(-600))

        try await TelegramChatBench.run(telegram, Self.ours, feed) { !telegram.messages.isEmpty }

        #expect(telegram.messages.map(\.text) == ["/sell: 10분 전에 보낸 명령이라 하지 않았습니다. 필요하면 다시 보내세요."])
        #expect(feed.commandEvents.isEmpty)
        #expect(feed.counts["late-command"] == 1)
    }

    @Test func `after a restart no command is done again`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let first = TelegramChatBench.feed()
        telegram.say("/one", from: Self.owner)
        try await TelegramChatBench.run(telegram, Self.ours, first) { telegram.messages.count == 1 }
        // The service has not heard that the first was taken.
        let second = TelegramChatBench.feed(notes: first.notes)
        telegram.say("/two", from: Self.owner)

        try await TelegramChatBench.run(telegram, Self.ours, second) { telegram.messages.count == 2 }

        #expect(telegram.messages.map(\.text) == ["답: /one", "답: /two"])
        #expect(second.commandEvents.map(\.command.name) == ["two"])
    }

    @Test func `numbers that begin anew after a quiet week are taken`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let old = TelegramChatSource.now - .seconds(8 * 86_400)
        let feed = TelegramChatBench.feed(notes: ["inbox of \(Self.account)": "900000000 \(old.nanoseconds)"])
        telegram.renumber(from: 100)
        telegram.say("/status", from: Self.owner)

        try await TelegramChatBench.run(telegram, Self.ours, feed) { !telegram.messages.isEmpty }

        #expect(telegram.messages.map(\.text) == ["답: /status"])
    }

    @Test func `what the bot can do stands in the menus of those who may`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let feed = TelegramChatBench.feed(commands: TelegramChatBench.commands)

        try await TelegramChatBench.run(telegram, "allow: [9, 7]", feed) { telegram.menu(of: "7") != nil }

        let menu = telegram.menu(of: "7")?.text
        #expect(
            menu == #"[{"command":"status","description":"상태"},{"command":"mute","description":"1h: 조용히"}]"#
        )
    }

    @Test func `an answer is as long as one message, and is tried again when the service is busy`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        let feed = TelegramChatBench.feed { _, _ in String(repeating: "가나다 <b>&\n", count: 1_000) }
        telegram.say("/status", from: Self.owner)

        try await telegram.whileServing { url in
            let source = try TelegramChatBench.source(url, Self.ours)
            let run = Task { try await source.run(feed) }
            try await TelegramChatBench.wait { feed.commandEvents.count == 1 }
            run.cancel()
            _ = await run.result
        }
        telegram.say("/status", from: Self.owner)
        let next = TelegramChatBench.feed(notes: feed.notes) { _, _ in String(repeating: "가나다 <b>&\n", count: 1_000) }
        try await TelegramChatBench.run(telegram, Self.ours, next) { telegram.messages.count >= 1 }

        let text = try #require(telegram.messages.last?.text)
        #expect(text.hasPrefix("가나다 <b>&\n"))
        #expect(text.hasSuffix("…"))
        #expect(text.utf16.count <= 4_000)
    }

    @Test func `the source keeps the contract`() async throws {
        let telegram = FakeTelegram(chats: ["7": .open])
        telegram.say("/status", from: Self.owner)

        let problems = try await telegram.whileServing { url in
            let source = try TelegramChatBench.source(url, Self.ours)
            return await SourceContract.problems(
                within: .seconds(2),
                make: { source },
                feed: { TelegramChatBench.feed() }
            )
        }

        #expect(problems == [])
    }

    private static var account: String { TelegramBot.account(Secret(FakeTelegram.token)) }
}
