import LoopbackServer
import PluginAPI

extension WebhookInSource {
    /// What a sender is told.
    struct Answer: Error {
        let status: Int
        /// The word that is counted.
        let reason: SkipReason
        let message: LocalizedText
        var fields: [ServerField] = []

        private init(_ status: Int, _ reason: SkipReason, ko: String, en: String, _ fields: [ServerField] = []) {
            self.status = status
            self.reason = reason
            message = LocalizedText(ko: ko, en: en)
            self.fields = fields
        }

        /// The answer as it is sent: in both languages, since the sender's is not known.
        func response(closing: Bool) -> ServerResponse {
            let type = ServerField("Content-Type", "text/plain; charset=utf-8")
            let end = closing ? [ServerField("Connection", "close")] : []
            return ServerResponse(status, [type] + end + fields, "\(message.ko)\n\(message.en)\n")
        }
    }
}

extension WebhookInSource.Answer {
    static let accepted = Self(202, "accepted", ko: "받았습니다.", en: "accepted")
    static let repeated = Self(200, "repeated", ko: "이미 받은 것입니다.", en: "this was accepted before")
    static let pending = Self(409, "repeated", ko: "같은 것을 받는 중입니다.", en: "the same is being taken just now")
    static let otherBody = Self(
        409,
        "key-of-another",
        ko: "같은 `Idempotency-Key`로 다른 내용이 왔었습니다.",
        en: "this Idempotency-Key came with another body before"
    )
    static let ending = Self(
        503,
        "ending",
        ko: "프로그램이 끝나는 중이라 받지 않았습니다. 나중에 다시 보내세요.",
        en: "not taken, since the program is ending; send it again later"
    )
    static let wrongToken = Self(
        401,
        "wrong-token",
        ko: "`Authorization: Bearer …` 머리글의 토큰이 맞지 않습니다.",
        en: "the header field 'Authorization: Bearer …' does not hold the token",
        [ServerField("WWW-Authenticate", "Bearer")]
    )
    static let wrongPath = Self(404, "wrong-path", ko: "이 경로에서는 받지 않습니다.", en: "nothing is taken at this path")
    static let wrongMethod = Self(
        405,
        "wrong-method",
        ko: "POST로 보내세요.",
        en: "send it with POST",
        [ServerField("Allow", "POST")]
    )
    static let longKey = Self(
        400,
        "key-too-long",
        ko: "`Idempotency-Key`는 \(WebhookInSource.Desk.longestKey)바이트까지입니다.",
        en: "an Idempotency-Key has \(WebhookInSource.Desk.longestKey) bytes at most"
    )
    static let noObject = Self(
        400,
        "no-object",
        ko: "값이 있는 JSON 객체 하나가 필요합니다.",
        en: "one JSON object that holds values is needed"
    )
    static let longField = Self(
        400,
        "field-too-long",
        ko: "값은 500자, 이름은 100자까지입니다.",
        en: "a value has 500 characters at most, and a name 100"
    )
    static let manyFields = Self(
        400,
        "too-many-fields",
        ko: "값은 \(WebhookInSource.Desk.mostFields)개까지입니다.",
        en: "there may be \(WebhookInSource.Desk.mostFields) values at most"
    )

    static func withoutKey(_ name: String) -> Self {
        Self(
            400,
            "without-key",
            ko: "구별에 쓰는 값 \("`\(name)`", .subject) 없습니다.",
            en: "the value '\(name)', which tells one notice from another, is missing"
        )
    }

    static func wrongType(acceptsText: Bool) -> Self {
        Self(
            415,
            "wrong-type",
            ko: "`Content-Type`은 `application/json`\(acceptsText ? "이나 `text/plain`" : "")이고 UTF-8이어야 합니다.",
            en: "the Content-Type must be application/json\(acceptsText ? " or text/plain" : ""), in UTF-8"
        )
    }

    static func notJSON(_ problem: JSONProblem) -> Self {
        guard case .malformed(let byte) = problem else {
            return Self(
                400,
                "json-too-large",
                ko: "JSON이 너무 깊거나 값이 너무 많습니다.",
                en: "the JSON is nested too deeply or holds too many values"
            )
        }
        return Self(
            400,
            "no-json",
            ko: "JSON이 아닙니다(\(byte + 1)번째 바이트).",
            en: "this is not JSON, as byte \(byte + 1) shows"
        )
    }

    /// A text of which no event came.
    static func unread(_ reason: SkipReason) -> Self {
        Self(400, reason, ko: "패턴으로 읽을 수 없는 글입니다(\(reason)).", en: "the patterns cannot read this text (\(reason))")
    }

    /// What is said to a sender whose request could not be read; nothing where nobody listens any more.
    init?(_ end: ConnectionEnd) {
        switch end {
        case .malformed:
            self.init(400, "malformed", ko: "HTTP 요청을 읽을 수 없습니다.", en: "this is no HTTP request that can be read")
        case .tooLarge("the body"):
            self.init(413, "too-large", ko: "내용은 64KB까지입니다.", en: "a body has 64 KB at most")
        case .tooLarge:
            self.init(431, "head-too-large", ko: "머리글이 너무 큽니다.", en: "the header fields are too large")
        case .slow:
            self.init(408, "too-slow", ko: "요청이 너무 느립니다.", en: "the request took too long")
        case .closedByPeer, .resetByPeer, .closedHere, .idle, .stalled, .system: return nil
        }
    }
}
