import ChannelTesting
import LoopbackServer
import PluginAPI

/// People reached over four channels, by stand-ins for the services that keep what was sent to them.
struct Recipients {
    /// A message that arrived.
    struct Message: Hashable {
        /// The short id at its end.
        var id: String
        /// Whether it says that it may be a repeat.
        var isMarked: Bool
    }

    /// The sinks of a configuration that reaches them.
    static let sinks = """
        sinks:
          chat: { telegram: { token: "\(FakeTelegram.token)", chat: 1, api_url: "${TELEGRAM_URL}" } }
          room: { discord: { webhook: "${DISCORD_URL}" } }
          desk: { slack: { webhook: "${SLACK_URL}" } }
          home: { webhook: { url: "${WEBHOOK_URL}" } }
        """

    static let names = ["chat", "room", "desk", "home"]

    let telegram = FakeTelegram()
    let discord = FakeDiscord()
    let slack = FakeSlack()
    let receiver = FakeReceiver()

    /// Serves while the body runs, which gets what the configuration takes from its environment.
    func whileServing(_ body: ([String: String]) async throws -> Void) async throws {
        try await telegram.whileServing { telegram in
            try await discord.whileServing { discord in
                try await slack.whileServing { slack in
                    try await receiver.whileServing { receiver in
                        try await body([
                            "TELEGRAM_URL": telegram, "DISCORD_URL": discord,
                            "SLACK_URL": slack + FakeSlack.webhookPath, "WEBHOOK_URL": receiver,
                        ])
                    }
                }
            }
        }
    }

    /// How each service misbehaves, by the sink's name.
    func standIn(of sink: String) -> StandIn {
        switch sink {
        case "chat": telegram.standIn
        case "room": discord.standIn
        case "desk": slack.standIn
        default: receiver.standIn
        }
    }

    /// What arrived over a sink, in order.
    func messages(of sink: String) -> [Message] {
        switch sink {
        case "chat": telegram.messages.map { Self.message($0.text) }
        case "room": discord.messages.map { Self.message($0["footer"] ?? "") }
        case "desk": slack.messages.map { Self.message($0.shown) }
        default: receiver.taken.map(Self.message)
        }
    }

    /// What a service wants to be left alone for.
    static func tooMany(_ sink: String, _ seconds: Int) -> ServerResponse {
        switch sink {
        case "chat": FakeTelegram.tooMany(Int64(seconds))
        case "room": FakeDiscord.tooMany("\(seconds).25")
        case "desk": FakeSlack.tooMany(seconds)
        default: ServerResponse(429, [ServerField("Retry-After", String(seconds))])
        }
    }

    /// The id is the last thing of a message, whatever else stands in it.
    private static func message(_ text: String) -> Message {
        let id = text.matches(of: /· #([0-9a-f]{10})/).last.map { String($0.output.1) }
        return Message(id: id ?? text, isMarked: text.contains(Delivery.repeatNote.en))
    }

    private static func message(_ request: ServerRequest) -> Message {
        guard let json = try? JSONValue(reading: request.body), case .string(let id) = json["id"] else {
            return Message(id: request.text, isMarked: false)
        }
        return Message(id: id, isMarked: json["may_repeat"] == true)
    }
}
