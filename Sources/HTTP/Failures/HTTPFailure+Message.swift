public import PluginAPI

extension HTTPFailure {
    /// What happened, in one sentence for people.
    public var message: LocalizedText {
        let reason = cause.reason
        let place = host.isEmpty ? LocalizedText("") : LocalizedText(ko: "`\(host)`: ", en: "'\(host)': ")
        guard wasOnce, outcome == .unknown else { return "\(place)\(reason)" }
        let unknown = LocalizedText(
            ko: " (요청이 처리되었는지 알 수 없습니다)",
            en: " (whether the request was carried out is unknown)"
        )
        return "\(place)\(reason)\(unknown)"
    }
}

extension HTTPFailure: CustomStringConvertible {
    /// The sentence in English.
    public var description: String { message.en }
}

extension HTTPFailure.Cause {
    fileprivate var reason: LocalizedText {
        switch self {
        case .flawed(let flaw): flaw.message
        case .busy: LocalizedText(ko: "차례를 기다리는 요청이 너무 많습니다", en: "too many requests are waiting")
        case .closed: LocalizedText(ko: "연결을 이미 닫았습니다", en: "the client is closed")
        case .unresolved: LocalizedText(ko: "호스트 이름을 찾을 수 없습니다", en: "the name of the host is not known")
        case .refused: LocalizedText(ko: "연결을 거절했습니다", en: "the connection was refused")
        case .unreachable: LocalizedText(ko: "연결할 수 없습니다", en: "the host cannot be reached")
        case .proxy: LocalizedText(ko: "프록시를 지나갈 수 없습니다", en: "the proxy does not let the request through")
        case .untrusted(let problem): problem.reason
        case .timedOut(let phase): phase.reason
        case .interrupted:
            LocalizedText(ko: "응답을 다 받기 전에 연결이 끊겼습니다", en: "the connection ended before the answer was whole")
        case .unmarkedEnd:
            LocalizedText(
                ko: "응답이 어디서 끝나는지 알 수 없어 잘렸을 수 있습니다",
                en: "the answer does not say where it ends, so a part may be missing"
            )
        case .malformed: LocalizedText(ko: "응답이 HTTP 형식이 아닙니다", en: "the answer is not HTTP")
        case .tooLarge(.head): LocalizedText(ko: "응답 머리글이 너무 큽니다", en: "the header of the answer is too large")
        case .tooLarge(.body): LocalizedText(ko: "응답 본문이 너무 큽니다", en: "the body of the answer is too large")
        case .redirected:
            LocalizedText(ko: "따라갈 수 없는 다른 주소로 보냅니다", en: "the answer leads to an address that is not followed")
        case .cancelled: LocalizedText(ko: "요청을 취소했습니다", en: "the request was cancelled")
        case .library(let code): LocalizedText(ko: "HTTP 라이브러리 오류 \(code)", en: "error \(code) of the HTTP library")
        }
    }
}

extension HTTPFailure.Flaw {
    /// What is wrong, in one sentence for people without its end.
    public var message: LocalizedText {
        switch self {
        case .url: LocalizedText(ko: "주소를 읽을 수 없습니다", en: "the address cannot be read")
        case .scheme:
            LocalizedText(ko: "주소는 http나 https로 시작해야 합니다", en: "the address must begin with http or https")
        case .field(let name):
            LocalizedText(
                ko: "머리글 `\(name)`에 쓸 수 없는 문자가 있습니다",
                en: "the header field '\(name)' has a character that is not allowed"
            )
        case .reservedField(let name):
            LocalizedText(
                ko: "머리글 `\(name)`\(KoreanParticle.topic.following(name)) 직접 쓸 수 없습니다",
                en: "the header field '\(name)' cannot be set"
            )
        case .body: LocalizedText(ko: "이 요청에는 본문을 넣을 수 없습니다", en: "this request cannot have a body")
        }
    }
}

extension HTTPFailure.Phase {
    fileprivate var reason: LocalizedText {
        switch self {
        case .waiting: LocalizedText(ko: "차례를 기다리다 시간이 지났습니다", en: "the time ran out before its turn came")
        case .resolving:
            LocalizedText(ko: "호스트 이름을 찾다가 시간이 지났습니다", en: "looking up the name of the host took too long")
        case .connecting: LocalizedText(ko: "연결하다가 시간이 지났습니다", en: "connecting took too long")
        case .securing:
            LocalizedText(ko: "보안 연결을 맺다가 시간이 지났습니다", en: "setting up the secure connection took too long")
        case .firstByte: LocalizedText(ko: "응답이 제때 시작되지 않았습니다", en: "the answer did not begin in time")
        case .receiving: LocalizedText(ko: "응답을 제때 다 받지 못했습니다", en: "the answer did not end in time")
        }
    }
}

extension TLSProblem {
    fileprivate var reason: LocalizedText {
        switch self {
        case .unknownAuthority:
            LocalizedText(
                ko: "인증서를 믿을 수 없습니다(알려지지 않은 기관이 서명함)",
                en: "its certificate is signed by nobody who is trusted"
            )
        case .expired: LocalizedText(ko: "인증서의 기한이 지났습니다", en: "its certificate has expired")
        case .notYetValid:
            LocalizedText(
                ko: "인증서의 기한이 아직 시작되지 않았습니다(이 컴퓨터의 시계를 확인하세요)",
                en: "its certificate is not valid yet (check the clock of this machine)"
            )
        case .wrongHost: LocalizedText(ko: "인증서가 다른 호스트의 것입니다", en: "its certificate belongs to another host")
        case .revoked: LocalizedText(ko: "인증서가 폐기되었습니다", en: "its certificate was revoked")
        case .noAgreement:
            LocalizedText(ko: "보안 연결을 맺을 수 없습니다", en: "no secure connection could be agreed on")
        case .authorities:
            LocalizedText(ko: "믿을 수 있는 기관의 목록을 읽을 수 없습니다", en: "the list of trusted authorities cannot be read")
        case .other(let code):
            LocalizedText(ko: "인증서를 믿을 수 없습니다(오류 \(code))", en: "its certificate is not trusted (error \(code))")
        }
    }
}
