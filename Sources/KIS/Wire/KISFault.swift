package import PluginAPI

/// Why there is no answer to a request, and what may be done next.
package struct KISFault: Error, Sendable, Hashable {
    /// What may be done next.
    package enum Reaction: Sendable, Hashable {
        /// It certainly had no effect and may be sent again, not before the pause if one is given.
        case notProcessed(after: Duration?)
        /// It certainly had no effect and can be sent again with another token.
        case renewToken
        /// The broker refused it; sending it again gives the same.
        case never
        /// Nobody knows whether it had an effect: a question may be asked again, an order only after looking for it.
        case unknown
    }

    /// What may be done next.
    package let reaction: Reaction

    /// The broker's code, empty when none came.
    package let code: String

    /// What happened and what the person can do.
    package let message: LocalizedText

    /// Whether it certainly had no effect and may be sent again.
    package var isNotProcessed: Bool {
        switch reaction {
        case .notProcessed, .renewToken: true
        case .never, .unknown: false
        }
    }

    /// Makes a fault.
    init(_ reaction: Reaction, code: String = "", _ message: LocalizedText) {
        self.reaction = reaction
        self.code = code
        self.message = message
    }

    /// Judges what the broker said.
    init(_ code: String, _ words: String, status: Int, _ endpoint: KISEndpoint) {
        let known = KISCode.find(code, words)
        let isServerError = status >= 500
        self.init(
            known?.reaction ?? (isServerError ? .unknown : .never),
            code: code,
            Self.message(endpoint, words: words, code: code, advice: known?.advice)
        )
    }

    private static func message(
        _ endpoint: KISEndpoint,
        words: String,
        code: String,
        advice: LocalizedText?
    ) -> LocalizedText {
        let said = words.isEmpty ? code : code.isEmpty ? words : "\(words) (\(code))"
        let about = endpoint.subject
        return LocalizedText(
            ko: "\(about.ko): \(said)" + (advice.map { ". \($0.ko)" } ?? ""),
            en: "\(about.en): \(said)" + (advice.map { ". \($0.en)" } ?? "")
        )
    }
}

extension KISFault {
    /// Something answered that is not the broker's interface, or not whole.
    static func noEnvelope(_ endpoint: KISEndpoint, status: Int) -> KISFault {
        KISFault(
            .unknown,
            LocalizedText(
                ko: "\(endpoint.subject.ko): KIS 서버가 읽을 수 없는 답을 보냈습니다 (HTTP \(status))",
                en: "\(endpoint.subject.en): the KIS server sent an answer that cannot be read (HTTP \(status))"
            )
        )
    }

    /// A field is missing or holds something else than it should.
    static func unreadable(_ endpoint: KISEndpoint, field: String, value: String? = nil) -> KISFault {
        let found = value.map { "`\(String($0.prefix(40)))`" }
        let foundInEnglish = value.map { "'\(String($0.prefix(40)))'" }
        return KISFault(
            .unknown,
            LocalizedText(
                ko: "\(endpoint.subject.ko): KIS의 답 `\(endpoint.name)`에서 `\(field)` 값을 읽을 수 없습니다"
                    + (found.map { ": \($0)" } ?? ""),
                en:
                    "\(endpoint.subject.en): the value of '\(field)' in the answer of KIS to '\(endpoint.name)' cannot be read"
                    + (foundInEnglish.map { ": \($0)" } ?? "")
            )
        )
    }

    /// These servers have no such thing.
    static func notOffered(_ endpoint: KISEndpoint) -> KISFault {
        KISFault(
            .never,
            LocalizedText(
                ko: "\(endpoint.subject.ko): 모의투자 서버에는 이 기능이 없습니다",
                en: "\(endpoint.subject.en): the paper servers do not offer this"
            )
        )
    }

    /// This client or the broker cannot do it.
    static func impossible(ko: String, en: String) -> KISFault { KISFault(.never, LocalizedText(ko: ko, en: en)) }
}

extension KISFault {
    /// What the contract calls it when a question failed.
    package func brokerError(in language: Language) -> BrokerError {
        let reason = message.text(in: language)
        return switch reaction {
        case .never: .never(reason: reason)
        case .notProcessed(let pause): .retry(after: pause, reason: reason)
        case .renewToken, .unknown: .retry(after: nil, reason: reason)
        }
    }

    /// What the contract calls it when an order failed.
    package func orderAnswer(in language: Language) -> OrderAnswer {
        let reason = message.text(in: language)
        return switch reaction {
        case .never: .rejected(code: code, reason: reason)
        case .notProcessed(let pause): .notProcessed(after: pause, reason: reason)
        case .renewToken: .notProcessed(after: nil, reason: reason)
        case .unknown: .unknown(reason: reason)
        }
    }
}
