import Foundation
import HTTP

/// Asks the service for a bot's name and for what has happened around it; changes nothing there.
struct BotClient {
    /// The most updates that one answer holds.
    static let mostUpdates = 100

    private static let largestAnswer = 4 << 20

    let token: BotToken
    let address: BotAddress
    private let client = HTTPClient()

    init(token: BotToken, address: BotAddress) {
        self.token = token
        self.address = address
    }

    func profile() async throws(ChatSearchProblem) -> BotProfile {
        try await ask("getMe", as: BotProfile.self, waiting: 0)
    }

    /// The oldest updates that nobody has confirmed, as soon as there is one, or none after some seconds.
    ///
    /// Without an offset nothing is confirmed, so that they come again for whoever runs the bot, and without a choice of
    /// kinds the choice that the bot's own program made stays.
    func updates(waiting seconds: Int) async throws(ChatSearchProblem) -> [BotUpdate] {
        let method = "getUpdates?limit=\(Self.mostUpdates)&timeout=\(seconds)"
        return Array(try await ask(method, as: [BotUpdate].self, waiting: seconds).prefix(Self.mostUpdates))
    }

    private func ask<Result: Decodable>(
        _ method: String,
        as result: Result.Type,
        waiting seconds: Int
    ) async throws(ChatSearchProblem) -> Result {
        var request = HTTPRequest(.get, "\(address.text)/bot\(token.secret)/\(method)")
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

    private static func result<Result: Decodable>(of response: HTTPResponse) throws(ChatSearchProblem) -> Result {
        let answer = try? JSONDecoder().decode(BotAnswer<Result>.self, from: Data(response.body))
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
