/// The envelope in which every answer of the service comes.
struct BotAnswer<Result: Decodable>: Decodable {
    private enum Key: String, CodingKey { case ok, result, description, parameters }
    private enum ParameterKey: String, CodingKey { case retryAfter = "retry_after" }

    let isOK: Bool
    let result: Result?

    /// The service's own words about a failure; they are looked at and never shown.
    let description: String

    /// How many seconds the service wants to be left alone.
    let retryAfter: Int?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        isOK = try container.decode(Bool.self, forKey: .ok)
        result = try container.decodeIfPresent(Result.self, forKey: .result)
        description = (try? container.decode(String.self, forKey: .description)) ?? ""
        let parameters = try? container.nestedContainer(keyedBy: ParameterKey.self, forKey: .parameters)
        retryAfter = try? parameters?.decode(Int.self, forKey: .retryAfter)
    }
}

/// The bot that a token belongs to.
struct BotProfile: Decodable {
    /// The name by which people find it.
    let username: String
}
