import Channels
import HTTP
import PluginAPI

extension DiscordSink {
    /// What the service answered.
    struct Answer: Sendable {
        private static let meaning = StatusMeaning(of: LocalizedText(ko: "디스코드", en: "Discord"))

        private let response: HTTPResponse
        private let json: JSONValue?

        init(_ response: HTTPResponse) {
            self.response = response
            json = try? JSONValue(reading: response.body)
        }

        /// Whether the service found fault with the form of a message.
        var refusesForm: Bool { response.status == 400 && json != nil && cure == nil }

        /// What the service confirmed, and how long it takes nothing more.
        func receipt(_ client: ChannelClient) throws(Undelivered) -> DeliveryReceipt {
            switch response.status {
            case 204: return DeliveryReceipt(pause: pause)
            case 200:
                guard case .string(let id) = json?["id"] else { throw Self.meaning.failure(response, isOwn: false) }
                return DeliveryReceipt(message: id, pause: pause)
            default: throw failure(client)
            }
        }

        /// Tells a success from everything else.
        func check(_ client: ChannelClient) throws(Undelivered) { _ = try receipt(client) }

        private func failure(_ client: ChannelClient) -> Undelivered {
            if response.status == 429 {
                return Undelivered(.retry(after: wait), Self.meaning.sentence(429, nil))
            }
            if let cure { return Undelivered(.closed, cure) }
            let words: String? = if case .string(let text) = json?["message"] { client.words(text) } else { nil }
            let failure = Self.meaning.failure(response, words: words, isOwn: json != nil)
            // A message that was deleted takes no picture any more; the webhook is there all the same.
            return code == 10008 ? Undelivered(.never, failure.message) : failure
        }

        /// The wait that a refusal asks for: exactly in the body, else in the headers.
        private var wait: Duration {
            let exact: Duration? =
                switch json?["retry_after"] {
                case .decimal(let text): RetryAfter.seconds(text)
                case .integer(let seconds): RetryAfter.seconds(String(seconds))
                default: nil
                }
            return exact ?? RetryAfter.header(of: response)
                ?? response["X-RateLimit-Reset-After"].flatMap { RetryAfter.seconds($0) } ?? RetryAfter.unsaid
        }

        private var pause: Duration? {
            guard response["X-RateLimit-Remaining"] == "0" else { return nil }
            return response["X-RateLimit-Reset-After"].flatMap { RetryAfter.seconds($0) }
        }

        private var code: Int64? { if case .integer(let code) = json?["code"] { code } else { nil } }

        /// What a person has to do before anything arrives again; nothing for what concerns one message alone.
        private var cure: LocalizedText? {
            switch (response.status, code) {
            case (404, 10015), (401, 50027): Self.gone
            case (404, 10003): Self.noThread
            case (403, 50001), (403, 50013): Self.forbidden
            case (400, 220001): Self.forum
            case (400, 220002), (400, 220003): Self.noThread
            default: nil
            }
        }

        private static let gone = LocalizedText(
            ko: "디스코드에 이 웹후크가 없습니다. 채널에서 새로 만들고 `webhook`을 바꾸세요",
            en: "Discord has no such webhook any more; make a new one in the channel and change 'webhook'"
        )

        private static let noThread = LocalizedText(
            ko: "디스코드에 이 스레드가 없습니다. `thread`의 번호를 확인하세요",
            en: "Discord has no such thread; check the number in 'thread'"
        )

        private static let forbidden = LocalizedText(
            ko: "디스코드가 이 채널에 쓰지 못하게 합니다. 채널의 권한을 확인하거나 웹후크를 새로 만드세요",
            en: "Discord does not let the webhook write there; check the channel's permissions or make a new webhook"
        )

        private static let forum = LocalizedText(
            ko: "포럼 채널에는 스레드의 번호가 필요합니다. `thread`를 적으세요",
            en: "a forum needs the number of a thread; add 'thread'"
        )
    }
}
