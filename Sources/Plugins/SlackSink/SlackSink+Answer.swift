import Channels
import HTTP
import PluginAPI

extension SlackSink {
    /// What the service answered, on either way.
    struct Answer: Sendable {
        private static let meaning = StatusMeaning(of: LocalizedText(ko: "슬랙", en: "Slack"))

        private let response: HTTPResponse
        private let json: JSONValue?
        private let isConfirmed: Bool

        /// The service's word for what is wrong; nothing when what came is no answer of the service.
        private let word: String?

        /// Reads an answer of a webhook: a word, `ok` if all is well.
        init(webhook response: HTTPResponse) {
            self.response = response
            json = nil
            let text = String(decoding: response.body.prefix(100), as: UTF8.self)
            isConfirmed = response.status == 200 && text == "ok"
            word = Self.isWord(text) ? text : nil
        }

        /// Reads an answer of a method, which says whether all is well in its body alone.
        init(api response: HTTPResponse) {
            self.response = response
            json = try? JSONValue(reading: response.body)
            isConfirmed = response.status == 200 && json?["ok"] == true
            word = if case .string(let text) = json?["error"], Self.isWord(text) { text } else { nil }
        }

        /// Whether the service found fault with the blocks of a message.
        var refusesBlocks: Bool {
            !isConfirmed
                && ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_payload"].contains(word)
        }

        /// A value of a confirmed answer.
        subscript(name: String) -> String? { if case .string(let text) = json?[name] { text } else { nil } }

        /// What the service confirmed; a message is named by its channel and its time.
        func receipt(_ client: ChannelClient) throws(Undelivered) -> DeliveryReceipt {
            try check(client)
            guard let channel = self["channel"], let time = self["ts"] else { return DeliveryReceipt() }
            return DeliveryReceipt(message: "\(channel):\(time)")
        }

        /// Tells a success from everything else.
        func check(_ client: ChannelClient) throws(Undelivered) {
            guard !isConfirmed else { return }
            // Two busy services in one: by status, and by a word in an answer that looks like a success.
            guard response.status != 429, word != "ratelimited" else {
                let wait = RetryAfter.header(of: response) ?? RetryAfter.unsaid
                throw Undelivered(.retry(after: wait), Self.meaning.sentence(429, nil))
            }
            // A webhook says its word about a failure with a failure's status.
            guard let word, response.status < 500, json != nil || response.status >= 400 else {
                throw Self.meaning.failure(response, isOwn: false)
            }
            let sentence = Self.meaning.sentence(response.status, client.words(word))
            switch word {
            case "fatal_error", "internal_error": throw Undelivered(.unknown, sentence)
            case _ where Self.cures[word] != nil: throw Undelivered(.closed, Self.cures[word] ?? sentence)
            default: throw Undelivered([401, 403, 404, 410].contains(response.status) ? .closed : .never, sentence)
            }
        }

        private static func isWord(_ text: String) -> Bool {
            (1...64).contains(text.utf8.count)
                && text.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                }
        }
    }
}

// What a person has to do before anything arrives again, by the service's word.
extension SlackSink.Answer {
    private static let cures: [String: LocalizedText] = [
        "invalid_auth": badToken, "not_authed": badToken, "token_revoked": badToken, "account_inactive": badToken,
        "channel_not_found": noChannel, "is_archived": archived, "channel_is_archived": archived,
        "not_in_channel": notInvited, "missing_scope": noScope, "restricted_action": forbidden,
        "action_prohibited": forbidden, "posting_to_general_channel_denied": forbidden,
        "invalid_token": gone, "no_service": gone, "no_active_hooks": gone, "no_team": gone, "user_not_found": gone,
    ]

    private static let badToken = LocalizedText(
        ko: "슬랙이 이 토큰을 받지 않습니다. 앱의 OAuth & Permissions에서 토큰을 확인해 `token`을 바꾸세요",
        en: "Slack does not take this token; see OAuth & Permissions of the app and change 'token'"
    )

    private static let noChannel = LocalizedText(
        ko: "슬랙에 이 채널이 없습니다. 채널의 아이디를 확인하고, 비공개 채널이면 앱을 초대하세요",
        en: "Slack has no such channel; check its id, and invite the app where the channel is private"
    )

    private static let archived = LocalizedText(
        ko: "보관된 슬랙 채널입니다. 보관을 풀거나 다른 채널을 쓰세요",
        en: "the channel is archived; bring it back or choose another"
    )

    private static let notInvited = LocalizedText(
        ko: "앱이 이 슬랙 채널에 없습니다. 채널에서 `/invite`로 앱을 초대하세요",
        en: "the app is not in the channel; invite it there with '/invite'"
    )

    private static let noScope = LocalizedText(
        ko: "슬랙 앱에 권한이 모자랍니다. `chat:write`와 `files:write`를 더하고 앱을 다시 설치하세요",
        en: "the app lacks a permission; add 'chat:write' and 'files:write' and install it again"
    )

    private static let forbidden = LocalizedText(
        ko: "슬랙 관리자가 이 채널에 쓰지 못하게 했습니다. 관리자에게 묻거나 다른 채널을 쓰세요",
        en: "an administrator does not let the app write there; ask, or choose another channel"
    )

    private static let gone = LocalizedText(
        ko: "슬랙에 이 웹훅이 없습니다. 앱의 Incoming Webhooks에서 새로 만들고 `webhook`을 바꾸세요",
        en: "Slack has no such webhook any more; make a new one under Incoming Webhooks and change 'webhook'"
    )
}
