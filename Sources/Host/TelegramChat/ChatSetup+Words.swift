import PluginAPI
import Telegram

extension ChatSetup {
    static var question: LocalizedText {
        LocalizedText(ko: "알림을 어느 채팅으로 보낼까요?", en: "Which chat shall alerts go to?")
    }

    static var again: (name: String, words: LocalizedText) {
        ("again", LocalizedText(ko: "원하는 채팅이 없으면: 거기서 메시지를 보낸 뒤 다시 찾기", en: "not there: write in it, then look again"))
    }

    static var crowded: LocalizedText {
        LocalizedText(
            ko: "밀린 메시지가 많아 오래된 \(BotClient.mostUpdates)개만 보았습니다. 더 새로운 것은 이 봇을 돌리는 프로그램이 읽은 뒤에 보입니다.",
            en: """
                many messages wait, and only the oldest \(BotClient.mostUpdates) were looked at; newer ones show once the \
                program that runs this bot has read those
                """
        )
    }

    static func invitation(_ bot: BotProfile, _ seconds: Int) -> LocalizedText {
        let name = "@\(TelegramChat.shown(bot.username))"
        return LocalizedText(
            ko: """
                텔레그램에서 \(name) 봇에게 아무 메시지나 보내세요(처음이면 '시작'을 누르세요).
                그룹이면 봇을 넣고 /start를 보내고, 채널이면 봇을 관리자로 넣고 글을 올리세요. \(seconds)초까지 기다립니다.
                """,
            en: """
                Send any message to \(name) in Telegram (press Start first).
                For a group put the bot into it and send /start; for a channel make the bot an administrator and post. \
                This waits for up to \(seconds) s.
                """
        )
    }

    static func found(_ chat: TelegramChat) -> LocalizedText {
        LocalizedText(
            ko: "✔ 채팅을 찾았습니다: \(chat.words.ko) (\(chat.id))",
            en: "✔ The chat is found: \(chat.words.en) (\(chat.id))"
        )
    }

    static var use: LocalizedText {
        LocalizedText(
            ko: "`${\(BotToken.variable)}`과 `${\(TelegramChat.variable)}`를 적은 설정이 이 값을 씁니다.",
            en: "Configurations that name '${\(BotToken.variable)}' and '${\(TelegramChat.variable)}' get these values."
        )
    }

    static func taken(_ names: [String], _ chat: TelegramChat, _ folder: StarterFolder) -> LocalizedText {
        let path = folder.place(StarterFolder.environment)
        let list = names.joined(separator: ", ")
        return LocalizedText(
            ko: """
                `\(path)`에 다른 값이 이미 있어서 그대로 두었습니다: \(list)
                찾은 채팅: \(chat.words.ko) (\(chat.id)). 바꾸려면 그 줄을 지우고 다시 하세요.
                """,
            en: """
                '\(path)' has another value already and stays as it is: \(list)
                the chat that was found: \(chat.words.en) (\(chat.id)); to change it remove that line and try again
                """
        )
    }
}
