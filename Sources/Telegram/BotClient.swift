package import HTTP
package import PluginAPI

/// Asks the service for something in a bot's name and tells what its answer means.
package struct BotClient: Sendable {
    /// The most updates that one answer holds.
    package static let mostUpdates = 100

    private static let largestAnswer = 4 << 20

    package let bot: TelegramBot
    private let client: HTTPClient

    package init(_ bot: TelegramBot, _ settings: HTTPSettings = HTTPSettings()) {
        self.bot = bot
        client = HTTPClient(settings)
    }

    package var token: BotToken { bot.token }

    /// The bot, which proves the token.
    package func profile() async throws(BotProblem) -> BotProfile {
        guard let profile = BotProfile(try await ask(bot.question("getMe"))) else { throw .unreadable }
        return profile
    }

    /// What the service answers to a request, which it may keep open for some seconds.
    package func ask(_ request: HTTPRequest, waiting seconds: Int = 0) async throws(BotProblem) -> JSONValue {
        var request = request
        request.largestBody = Self.largestAnswer
        request.timeouts = HTTPTimeouts(firstByte: .seconds(seconds + 10), whole: .seconds(seconds + 30))
        let response: HTTPResponse
        do throws(HTTPFailure) {
            response = try await client.send(request)
        } catch {
            throw BotProblem(error)
        }
        return try Self.result(of: response)
    }

    /// Gives up what is on its way.
    package func close() async { await client.close() }

    private static func result(of response: HTTPResponse) throws(BotProblem) -> JSONValue {
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
        case 409: throw answer.description.contains("webhook") ? BotProblem.webhook : .otherReader
        case 429:
            let seconds = answer.retryAfter ?? response["Retry-After"].flatMap { Int($0) } ?? 1
            throw .busy(seconds: min(max(seconds, 1), 86_400))
        default: throw .refused(response.status)
        }
    }
}

/// The bot that a token belongs to.
package struct BotProfile: Sendable, Hashable {
    /// The name by which people find it.
    package let username: String

    init?(_ result: JSONValue) {
        guard case .string(let username) = result["username"] else { return nil }
        self.username = username
    }
}
