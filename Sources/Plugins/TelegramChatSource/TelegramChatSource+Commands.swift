import Channels
import PluginAPI
import Telegram

extension TelegramChatSource.Reading {
    /// The most words and the longest word that a command takes.
    private static let mostWords = 16
    private static let longestWord = 100

    /// The most people of whom it is told that they are not on the list.
    private static let mostStrangers = 20

    /// How much an answer may take, which one message holds.
    private static let longestAnswer = 4_000

    /// How often an answer is tried.
    private static let attempts = 3

    /// The command that a message is, if it is one and addressed to nobody else.
    func command(in message: BotMessage) -> Command? {
        guard !settings.allow.isEmpty, let sender = message.sender, message.text.hasPrefix("/") else { return nil }
        let words = message.text.dropFirst().split(maxSplits: Self.mostWords) { $0.isWhitespace }
        let parts = (words.first ?? "").split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first.map({ $0.lowercased() }), (1...32).contains(name.utf8.count),
            name.utf8.allSatisfy(Self.isNameByte),
            parts.count == 1 || parts[1].lowercased() == username.lowercased()
        else { return nil }
        return Command(
            sender: String(sender),
            chat: String(message.chat),
            name: name,
            arguments: words.dropFirst().prefix(Self.mostWords).map { String($0.prefix(Self.longestWord)) }
        )
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// Has a command done, if its sender may give it and did so lately.
    mutating func take(_ command: Command, _ message: BotMessage) async throws {
        guard let sender = message.sender, settings.allow.contains(where: { Int64($0) == sender }) else {
            return refuse(message)
        }
        let age = max(TelegramChatSource.now - message.sent, .zero)
        guard age <= settings.maxAge else {
            feed.count("late-command", 1)
            return try await reply(Self.late(command, age).text(in: feed.language), to: message)
        }
        let now = feed.clock.now
        let sent = now - age
        try feed.send(
            .command(command),
            EventHeader(exchangeTime: sent, receivedAt: now, tradingDay: feed.calendars.krx.tradingDay(at: sent))
        )
        guard let answer = await feed.answer(command, from: TelegramBot.account(settings.token)) else { return }
        try await reply(answer, to: message)
    }

    /// Says once who wrote without being on the list: it may be the owner, who has to add the number.
    private mutating func refuse(_ message: BotMessage) {
        feed.count("not-listed", 1)
        guard let sender = message.sender, strangers.count < Self.mostStrangers,
            strangers.insert(sender).inserted
        else { return }
        let name = VisibleText.line(String(message.senderName.unicodeScalars.prefix(40)))
        let note = LocalizedText(
            ko: "`allow`에 없는 사람(\(sender) \(name))의 명령에는 답하지 않았습니다",
            en: "a command of somebody who is not in 'allow' (\(sender) \(name)) was not answered"
        )
        feed.report(.running, note.text(in: feed.language))
    }

    private static func late(_ command: Command, _ age: Duration) -> LocalizedText {
        let minutes = max(age.components.seconds / 60, 1)
        return LocalizedText(
            ko: "/\(command.name): \(minutes)분 전에 보낸 명령이라 하지 않았습니다. 필요하면 다시 보내세요.",
            en: "/\(command.name): this was sent \(minutes) min ago and was not done; send it again if you want it"
        )
    }

    /// Answers a message; what cannot be sent after some attempts is given up, since it can be asked for again.
    private func reply(_ text: String, to message: BotMessage) async throws {
        let answer = TextCut().shortened(VisibleText.lines(text), to: Self.longestAnswer)
        for attempt in 1...Self.attempts {
            do throws(BotProblem) {
                return try await client.reply(answer, to: message)
            } catch {
                try Task.checkCancellation()
                guard attempt < Self.attempts, let pause = Self.pause(after: error) else { break }
                try await Task.sleep(for: pause)
            }
        }
        feed.count("unanswered", 1)
    }

    /// How long to wait before an answer is tried again; nothing when that makes no sense.
    private static func pause(after problem: BotProblem) -> Duration? {
        switch problem {
        case .busy(let seconds): seconds <= 60 ? .seconds(seconds) : nil
        case .unreachable, .unreadable, .tooLarge, .refused(500...): .seconds(1)
        case .unknownToken, .webhook, .otherReader, .refused: nil
        }
    }
}
