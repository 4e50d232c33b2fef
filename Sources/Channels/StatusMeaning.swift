package import HTTP
package import PluginAPI

/// What the status of an answer means where the service says nothing better.
package struct StatusMeaning: Sendable {
    /// The service's name in sentences.
    let service: LocalizedText

    package init(of service: LocalizedText) { self.service = service }

    /// What became of an item whose request got this answer, which is not the one that confirms it.
    ///
    /// - Parameters:
    ///   - response: the answer.
    ///   - words: what the service said, safe to show, or nothing.
    ///   - isOwn: whether the answer is known to be the service's own and not that of something in between.
    package func failure(_ response: HTTPResponse, words: String? = nil, isOwn: Bool) -> Undelivered {
        let wait = RetryAfter.header(of: response)
        let sentence = sentence(response.status, words)
        return switch response.status {
        case 200..<300: Undelivered(.unknown, sentence)
        case 301, 308: Undelivered(.closed, moved)
        case 300..<400, 408, 425: Undelivered(.retry(after: wait), sentence)
        case 429: Undelivered(.retry(after: wait ?? RetryAfter.unsaid), sentence)
        case 503 where wait != nil: Undelivered(.retry(after: wait), sentence)
        case 500...: Undelivered(.unknown, sentence)
        // A page of something in between, which may be gone soon.
        case _ where !isOwn: Undelivered(.retry(after: nil), sentence)
        case 401, 403, 404, 410: Undelivered(.closed, sentence)
        default: Undelivered(.never, sentence)
        }
    }

    /// `Discord answered 400: Invalid Form Body`.
    package func sentence(_ status: Int, _ words: String?) -> LocalizedText {
        guard let words, !words.isEmpty else {
            return LocalizedText(
                ko: "\(service.ko)의 답: \(status)",
                en: "\(service.en) answered \(status)"
            )
        }
        return LocalizedText(
            ko: "\(service.ko)의 답: \(status), \(words)",
            en: "\(service.en) answered \(status): \(words)"
        )
    }

    private var moved: LocalizedText {
        LocalizedText(
            ko: "\(service.ko)의 주소가 바뀌었습니다. 따라가지 않으니 새 주소를 설정에 적으세요",
            en: "\(service.en) has moved to another address, which is not followed; write the new one"
        )
    }
}
