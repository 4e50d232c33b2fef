import Channels
import HTTP
import PluginAPI
import Telegram

extension TelegramSink {
    /// What the service answered to a message.
    struct Answer: Sendable {
        private static let meaning = StatusMeaning(of: LocalizedText(ko: "텔레그램", en: "Telegram"))

        private let response: HTTPResponse
        private let envelope: BotAnswer?

        init(_ response: HTTPResponse) {
            self.response = response
            envelope = BotAnswer(response)
        }

        /// Whether the service could not read the markup of a text.
        var refusesMarkup: Bool { response.status == 400 && says("can't parse entities") }

        /// What the service confirmed.
        func receipt(_ client: ChannelClient) throws(Undelivered) -> DeliveryReceipt {
            try check(client)
            guard case .integer(let id) = envelope?.result?["message_id"] else { return DeliveryReceipt() }
            return DeliveryReceipt(message: String(id))
        }

        /// Tells a success from everything else.
        func check(_ client: ChannelClient) throws(Undelivered) {
            guard let envelope else { throw Self.meaning.failure(response, isOwn: false) }
            guard response.status != 200 || !envelope.isOK else { return }
            if let successor = envelope.successor {
                throw Undelivered(.moved(to: String(successor)), "")
            }
            if response.status == 429 {
                let wait = envelope.retryAfter.flatMap { RetryAfter.seconds(String($0)) }
                let sentence = Self.meaning.sentence(429, nil)
                throw Undelivered(.retry(after: wait ?? RetryAfter.header(of: response) ?? RetryAfter.unsaid), sentence)
            }
            if let cure { throw Undelivered(.closed, cure) }
            throw Self.meaning.failure(response, words: client.words(envelope.description), isOwn: true)
        }

        /// What a person has to do before anything arrives again; nothing for what concerns one message alone.
        private var cure: LocalizedText? {
            switch response.status {
            // A token in a wrong form leads to no place at all.
            case 401, 404: Self.unknownToken
            case 400 where says("chat not found"): Self.unknownChat
            case 403 where says("blocked by the user"): Self.blocked
            case 403 where says("can't initiate conversation"): Self.notStarted
            case 403 where says("kicked"): Self.thrownOut
            case 403 where says("deactivated"): Self.deactivated
            default: nil
            }
        }

        private func says(_ words: String) -> Bool { envelope?.description.contains(words) ?? false }

        private static let unknownToken = LocalizedText(
            ko: "텔레그램이 이 봇 토큰을 모릅니다. @BotFather에서 토큰을 확인해 `token`을 바꾸세요",
            en: "Telegram does not know this bot's token; ask @BotFather for it and change 'token'"
        )

        private static let unknownChat = LocalizedText(
            ko: "봇이 이 채팅을 찾을 수 없습니다. `chat`의 값을 확인하고, 개인 채팅이면 받을 사람이 봇에게 먼저 말을 걸어야 합니다",
            en: "the bot cannot find this chat; check 'chat', and a person has to write to the bot first"
        )

        private static let blocked = LocalizedText(
            ko: "받을 사람이 봇을 차단했습니다. 텔레그램에서 봇과의 대화를 열고 다시 시작(Restart)해야 합니다",
            en: "the person has blocked the bot and has to open its chat and press Restart"
        )

        private static let notStarted = LocalizedText(
            ko: "받을 사람이 아직 봇을 시작하지 않았습니다. 봇과의 대화를 열고 시작(Start)을 눌러야 합니다",
            en: "the person has not started the bot yet and has to open its chat and press Start"
        )

        private static let thrownOut = LocalizedText(
            ko: "봇이 이 채팅에서 내보내졌습니다. 봇을 다시 초대하세요",
            en: "the bot was put out of this chat; invite it again"
        )

        private static let deactivated = LocalizedText(
            ko: "받을 사람의 텔레그램 계정이 없어졌습니다. `chat`을 바꾸세요",
            en: "the person's account no longer exists; change 'chat'"
        )
    }
}
