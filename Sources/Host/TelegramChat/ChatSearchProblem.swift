import PluginAPI
import Telegram

/// Why no chat was found.
enum ChatSearchProblem: Error, Hashable {
    /// The service did not answer as it should.
    case bot(BotProblem)
    /// Nobody wrote to the bot in time.
    case nothingCame(seconds: Int)
    /// There are several, and nobody chose one.
    case undecided([TelegramChat])

    /// What happened and what to do, in plain words.
    var message: LocalizedText {
        switch self {
        case .bot(let problem): problem.message
        case .nothingCame(let seconds):
            LocalizedText(
                ko: "\(seconds)초 동안 봇에게 온 메시지가 없습니다.",
                en: "no message came to the bot within \(seconds) s"
            )
        case .undecided(let chats): Self.undecided(chats)
        }
    }

    private static func undecided(_ chats: [TelegramChat]) -> LocalizedText {
        let head = LocalizedText(
            ko: "채팅이 여럿인데 고르지 않았습니다. 터미널에서 고르거나 `.env`에 `\(TelegramChat.variable)=번호`를 적으세요.",
            en: """
                there are several chats and none was chosen; choose on a terminal, or write '\(TelegramChat.variable)=' \
                with the number of one in '.env'
                """
        )
        return chats.reduce(head) { "\($0)\n  \($1.id)  \($1.words)" }
    }
}
