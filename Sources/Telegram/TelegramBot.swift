package import HTTP
package import PluginAPI

/// A bot that is spoken for.
package struct TelegramBot: Sendable, Hashable {
    package let token: BotToken
    package let address: BotAddress

    package init(token: BotToken, address: BotAddress) {
        self.token = token
        self.address = address
    }

    /// A question that changes nothing; parameters may stand behind the method.
    package func question(_ method: String) -> HTTPRequest { HTTPRequest(.get, url(method)) }

    /// A call with its parameters as JSON.
    package func call(_ method: String, _ parameters: [JSONValue.Member]) -> HTTPRequest {
        HTTPRequest(
            .post,
            url(method),
            fields: [HTTPField("Content-Type", "application/json")],
            body: Array(JSONValue.object(parameters).text.utf8)
        )
    }

    /// A call with another body, such as a form with a file.
    package func call(_ method: String, body: [UInt8], type: String) -> HTTPRequest {
        HTTPRequest(.post, url(method), fields: [HTTPField("Content-Type", SensitiveText(type))], body: body)
    }

    private func url(_ method: String) -> SensitiveText { "\(address.text)/bot\(token.secret)/\(method)" }
}
