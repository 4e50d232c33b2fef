import Notices
import PluginAPI
import Telegram

extension TelegramChatSource {
    /// A channel or group whose posts are read.
    struct Posts: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "채널이나 그룹의 번호 또는 `@채널이름`. 봇이 들어가 있어야 합니다",
                en: "The number of a channel or group, or '@channel'; the bot has to be a member."
            )
        )
        var chat: ChatName

        @Setting(LocalizedText(ko: "글의 꼴들. 처음 맞는 것을 씁니다", en: "What posts look like; the first that fits counts."))
        var patterns: [NoticeSettings]

        func validate(_ report: inout SettingReport) {
            guard patterns.isEmpty, $patterns.span != nil else { return }
            report.error(
                $patterns,
                LocalizedText(
                    ko: "`patterns`에 글의 꼴이 하나 이상 필요합니다.",
                    en: "'patterns' needs at least one pattern"
                )
            )
        }

        /// The types of event that come of the posts.
        var produces: EventKinds { patterns.produced }
    }
}

extension TelegramChatSource.Reading {
    /// Brings what the posts of a channel say.
    func take(post message: BotMessage) throws {
        guard let posts = settings.posts.first(where: { message.isIn($0.chat) }), !message.text.isEmpty else { return }
        switch NoticeReader(posts.patterns).read(message.text, key: "\(message.chat)/\(message.id)") {
        case .skipped(let reason): feed.count(reason, 1)
        case .event(let payload):
            let now = feed.clock.now
            // A post that waited while the program was down tells so by its exchange time.
            let sent = now - max(TelegramChatSource.now - message.sent, .zero)
            try feed.send(
                payload,
                EventHeader(exchangeTime: sent, receivedAt: now, tradingDay: feed.calendars.krx.tradingDay(at: sent))
            )
        }
    }
}
