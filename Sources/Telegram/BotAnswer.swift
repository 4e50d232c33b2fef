package import HTTP
package import PluginAPI

/// The envelope in which every answer of the service comes.
package struct BotAnswer: Sendable, Hashable {
    package let isOK: Bool

    /// What was asked for.
    package let result: JSONValue?

    /// The service's own words about a failure, which may repeat anything that it was asked with.
    package let description: String

    /// How many seconds the service wants to be left alone.
    package let retryAfter: Int?

    /// The chat that has taken the place of the one that was written to.
    package let successor: Int64?

    /// Reads the envelope; nothing when it is somebody else who answers, such as a proxy.
    package init?(_ response: HTTPResponse) {
        guard let json = try? JSONValue(reading: response.body), case .bool(let isOK) = json["ok"] else { return nil }
        self.isOK = isOK
        result = json["result"]
        description = if case .string(let text) = json["description"] { text } else { "" }
        let parameters = json["parameters"]
        retryAfter = if case .integer(let seconds) = parameters?["retry_after"] { Int(clamping: seconds) } else { nil }
        successor = if case .integer(let id) = parameters?["migrate_to_chat_id"] { id } else { nil }
    }
}
