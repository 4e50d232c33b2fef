import PluginAPI
import Telegram

extension TelegramChatSource {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "@BotFather가 준 봇 토큰", en: "The bot's token, from @BotFather."))
        var token: Secret

        @Setting(
            LocalizedText(
                ko: "명령을 받을 사람들의 텔레그램 번호. 다른 사람의 명령에는 답하지 않습니다",
                en: "The Telegram numbers of the people whose commands are taken; nobody else gets an answer."
            )
        )
        var allow: [Int] = []

        @Setting(LocalizedText(ko: "글을 읽을 채널과 그 꼴", en: "The channels whose posts are read, and what they look like."))
        var posts: [Posts] = []

        @Setting(
            LocalizedText(
                ko: "이보다 오래전에 보낸 명령은 하지 않습니다",
                en: "A command that was sent longer ago is not carried out."
            ),
            in: .seconds(10) ... .seconds(3_600)
        )
        var maxAge: Duration = .seconds(120)

        @Setting(
            LocalizedText(
                ko: "봇 서버의 주소. 없으면 텔레그램의 주소",
                en: "Where the bot is served; Telegram's own address if left out."
            )
        )
        var apiURL = BotAddress.official

        func validate(_ report: inout SettingReport) {
            TelegramBot.check($token, token, &report)
            TelegramBot.check($apiURL, apiURL, &report)
            for (index, number) in allow.enumerated() where number <= 0 {
                report.error(
                    LocalizedText(
                        ko: "사람의 번호는 1 이상입니다. 그룹이나 채널의 번호를 쓸 수 없습니다.",
                        en: "a person's number is 1 or more; that of a group or channel cannot be used"
                    ),
                    at: $allow.span(ofElement: index)
                )
            }
            guard allow.isEmpty, posts.isEmpty, $allow.span == nil || $posts.span == nil else { return }
            report.error(
                LocalizedText(
                    ko: "받을 것이 없습니다. 명령을 받을 사람을 `allow`에, 읽을 채널을 `posts`에 적으세요.",
                    en: "there is nothing to take; write people into 'allow' or channels into 'posts'"
                ),
                code: .missingSetting,
                at: $allow.span
            )
        }
    }
}
