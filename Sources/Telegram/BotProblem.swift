package import HTTP
package import PluginAPI

/// Why the service did not do what a bot asked for.
package enum BotProblem: Error, Sendable, Hashable {
    /// The service does not know the token.
    case unknownToken
    /// The bot's updates are sent to an address.
    case webhook
    /// Another program reads the bot's updates.
    case otherReader
    /// The service wants to be left alone for a while.
    case busy(seconds: Int)
    /// The answer is none of this service.
    case unreadable
    case tooLarge
    /// The service answered with an error of another kind.
    case refused(Int)
    /// There is no answer.
    case unreachable(HTTPFailure)

    init(_ failure: HTTPFailure) {
        switch failure.cause {
        case .tooLarge: self = .tooLarge
        case .malformed: self = .unreadable
        default: self = .unreachable(failure)
        }
    }

    /// What happened and what to do, in plain words.
    package var message: LocalizedText {
        switch self {
        case .unknownToken:
            LocalizedText(
                ko: "텔레그램이 이 토큰을 모릅니다. @BotFather가 준 토큰을 그대로 넣었는지 확인하세요.",
                en: "Telegram does not know this token; check that it is the one that @BotFather gave you"
            )
        case .webhook:
            LocalizedText(
                ko: "이 봇의 메시지는 웹훅으로 다른 곳에 갑니다. 새 봇을 만들거나, 쓰지 않는 웹훅이면 deleteWebhook으로 지우세요.",
                en: """
                    the messages of this bot go elsewhere, by a webhook; make another bot, or remove the webhook with \
                    deleteWebhook if nothing needs it
                    """
            )
        case .otherReader:
            LocalizedText(
                ko: "다른 프로그램이 이 봇의 메시지를 읽고 있습니다. 그 프로그램을 멈춘 뒤에 하거나 새 봇을 만드세요.",
                en: "another program is reading the messages of this bot; stop it first, or make another bot"
            )
        case .busy(let seconds):
            LocalizedText(
                ko: "텔레그램이 \(seconds)초를 기다리라고 합니다. 그 뒤에 다시 하세요.",
                en: "Telegram wants \(seconds) s of rest; try again after that"
            )
        case .unreadable:
            LocalizedText(
                ko: "받은 답이 텔레그램의 것이 아닙니다. 사이에 있는 프록시를 확인하세요.",
                en: "what came is not an answer of Telegram; check the proxy in between"
            )
        case .tooLarge:
            LocalizedText(ko: "받은 답이 너무 커서 읽지 않았습니다.", en: "the answer was too large and was not read")
        case .refused(let status):
            LocalizedText(
                ko: "텔레그램이 오류 \("\(status)", .toward) 답했습니다. 잠시 뒤에 다시 하세요.",
                en: "Telegram answered with error \(status); try again in a while"
            )
        case .unreachable(let failure): failure.message
        }
    }
}
