import HTTP
import PluginAPI
import Telegram

/// Asks the service for a bot's name and for what has happened around it; changes nothing there.
struct BotClient {
    /// The most updates that one answer holds.
    static let mostUpdates = 100

    private static let largestAnswer = 4 << 20

    let bot: TelegramBot
    private let client = HTTPClient()

    init(token: BotToken, address: BotAddress) { bot = TelegramBot(token: token, address: address) }

    var token: BotToken { bot.token }

    func profile() async throws(ChatSearchProblem) -> BotProfile {
        guard let profile = BotProfile(try await ask("getMe", waiting: 0)) else { throw .unreadable }
        return profile
    }

    /// The oldest updates that nobody has confirmed, as soon as there is one, or none after some seconds.
    ///
    /// Without an offset nothing is confirmed, so that they come again for whoever runs the bot, and without a choice of
    /// kinds the choice that the bot's own program made stays.
    func updates(waiting seconds: Int) async throws(ChatSearchProblem) -> [BotUpdate] {
        let method = "getUpdates?limit=\(Self.mostUpdates)&timeout=\(seconds)"
        guard case .array(let updates) = try await ask(method, waiting: seconds) else { throw .unreadable }
        return updates.prefix(Self.mostUpdates).map { BotUpdate($0) }
    }

    private func ask(_ method: String, waiting seconds: Int) async throws(ChatSearchProblem) -> JSONValue {
        var request = bot.question(method)
        request.largestBody = Self.largestAnswer
        request.timeouts = HTTPTimeouts(firstByte: .seconds(seconds + 10), whole: .seconds(seconds + 30))
        let response: HTTPResponse
        do throws(HTTPFailure) {
            response = try await client.send(request)
        } catch {
            throw ChatSearchProblem(error)
        }
        return try Self.result(of: response)
    }

    private static func result(of response: HTTPResponse) throws(ChatSearchProblem) -> JSONValue {
        let answer = BotAnswer(response)
        if response.status == 200 {
            guard let answer, answer.isOK, let result = answer.result else { throw .unreadable }
            return result
        }
        // Without the envelope it is somebody else who answers, such as a proxy.
        guard let answer, !answer.isOK else { throw .refused(response.status) }
        switch response.status {
        // A token in a wrong form leads to no place at all.
        case 401, 404: throw .unknownToken
        case 409: throw answer.description.contains("webhook") ? ChatSearchProblem.webhook : .otherReader
        case 429:
            let seconds = answer.retryAfter ?? response["Retry-After"].flatMap { Int($0) } ?? 1
            throw .busy(seconds: min(max(seconds, 1), 86_400))
        default: throw .refused(response.status)
        }
    }
}
