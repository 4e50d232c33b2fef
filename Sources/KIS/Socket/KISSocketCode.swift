import PluginAPI

/// What a code of the WebSocket means for a registration or for the session.
enum KISSocketCode {
    /// It is registered.
    case registered
    /// It is not registered.
    case unregistered
    /// Try again a little later.
    case again
    /// It will not be registered.
    case refused(LocalizedText)
    /// The key of the session is not good (any more).
    case badApproval
    /// Another session has the app key.
    case taken

    /// The meaning of an answer.
    init(_ answer: KISControl.Answer) {
        switch answer.code {
        case "OPSP0000", "OPSP0002": self = .registered
        case "OPSP0001", "OPSP0003": self = .unregistered
        case "OPSP0007", "OPSP0009", "OPSP9993": self = .again
        case "OPSP0008":
            self = .refused(
                LocalizedText(
                    ko: "등록 한도를 넘었습니다. 종목이나 호가 등록을 줄이세요",
                    en: "there are too many registrations; watch fewer symbols or order books"
                )
            )
        case "OPSP0010", "OPSP0011", "OPSP9994": self = .badApproval
        case "OPSP8996": self = .taken
        case "OPSP8991":
            self = .refused(
                LocalizedText(
                    ko: "이 서버에 없는 채널입니다 (\(answer.code))",
                    en: "these servers do not have the channel (\(answer.code))"
                )
            )
        case "OPSP8992", "OPSP8993", "OPSP9990":
            self = .refused(
                LocalizedText(
                    ko: "종목 코드나 HTS ID를 확인하세요 (\(answer.code))",
                    en: "check the symbol or the HTS id (\(answer.code))"
                )
            )
        default:
            let said = answer.words.isEmpty ? answer.code : "\(answer.words) (\(answer.code))"
            self = answer.isFailure ? .refused(LocalizedText(said)) : .registered
        }
    }
}
