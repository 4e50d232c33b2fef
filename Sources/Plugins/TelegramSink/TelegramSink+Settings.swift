import PluginAPI
import Telegram

extension TelegramSink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "@BotFather가 준 봇 토큰", en: "The bot's token, from @BotFather."))
        var token: Secret

        @Setting(
            LocalizedText(
                ko: "받을 채팅의 번호나 `@채널이름`. `host init --telegram`이 번호를 찾아 줍니다",
                en: "The chat's number or '@channel'; 'host init --telegram' finds the number."
            )
        )
        var chat: ChatName?

        @Setting(
            LocalizedText(ko: "채팅이 여럿일 때 `chat` 대신 쓰는 목록", en: "Several chats, in the place of 'chat'.")
        )
        var chats: [ChatName] = []

        @Setting(
            LocalizedText(ko: "주제가 있는 그룹에서 주제의 번호", en: "The number of a topic, in a group that has topics.")
        )
        var topic: Int?

        @Setting(
            LocalizedText(
                ko: "중요도가 이보다 낮은 알림은 소리 없이 보냅니다",
                en: "Alerts less urgent than this come without a sound."
            )
        )
        var silentBelow: AlertSeverity?

        @Setting(
            LocalizedText(
                ko: "봇 서버의 주소. 없으면 텔레그램의 주소",
                en: "Where the bot is served; Telegram's own address if left out."
            )
        )
        var apiURL = BotAddress.official

        /// The chats, however they were written.
        var allChats: [ChatName] { chats + (chat.map { [$0] } ?? []) }

        /// The bot, if token and address have their form.
        var bot: TelegramBot? {
            TelegramBot(token, at: apiURL)
        }
    }
}

extension TelegramSink.Settings {
    /// Checks what token, chats and address look like.
    func validate(_ report: inout SettingReport) {
        TelegramBot.check($token, token, &report)
        checkChats(&report)
        checkTopic(&report)
        TelegramBot.check($apiURL, apiURL, &report)
    }

    private func checkChats(_ report: inout SettingReport) {
        switch (chat != nil, chats.isEmpty) {
        case (true, true), (false, false): break
        case (true, false):
            report.error(
                $chats,
                LocalizedText(
                    ko: "`chat`과 `chats`는 함께 쓸 수 없습니다.",
                    en: "'chat' and 'chats' cannot be written together"
                ),
                related: [$chat.place(LocalizedText(ko: "`chat`은 여기입니다", en: "'chat' is here"))]
            )
        case (false, true):
            report.error(
                LocalizedText(
                    ko: "받을 채팅이 없습니다. `chat`이나 `chats`를 적으세요.",
                    en: "there is no chat to write to; add 'chat' or 'chats'"
                ),
                code: .missingSetting,
                at: $chats.span
            )
        }
        for (index, chat) in chats.enumerated() where chats[..<index].contains(chat) {
            report.error(
                LocalizedText(ko: "같은 채팅이 두 번 있습니다.", en: "this chat is listed twice"),
                at: $chats.span(ofElement: index)
            )
        }
    }

    private func checkTopic(_ report: inout SettingReport) {
        guard let topic else { return }
        if topic <= 0 {
            report.error(
                $topic,
                LocalizedText(ko: "주제의 번호는 1 이상입니다.", en: "the number of a topic is 1 or more")
            )
        } else if chats.count > 1 {
            report.error(
                $topic,
                LocalizedText(
                    ko: "`topic`은 채팅이 하나일 때만 쓸 수 있습니다.",
                    en: "'topic' is only for a single chat"
                )
            )
        }
    }
}
