import Channels
import Digest
import HTTP
import PluginAPI

/// Sends alerts to a channel of Slack, by an incoming webhook or by an app's token.
struct SlackSink: Sink {
    static let accepts: SinkInputs = [.alerts, .images]
    static let durability = DeliveryDurability.durable
    static let summary = LocalizedText(
        ko: "슬랙 채널로 알림을 보냅니다. 토큰을 쓰면 차트도 보냅니다.",
        en: "Sends alerts to a Slack channel, with charts if it has a token."
    )

    let settings: Settings
    let client: ChannelClient
    private let progress = PartProgress()

    init(settings: Settings) { self.init(settings: settings, .channel) }

    /// Makes a sink with other times and authorities, for tests.
    init(settings: Settings, _ http: HTTPSettings) {
        self.settings = settings
        client = ChannelClient(hiding: settings.secrets, http)
    }

    /// An incoming webhook has no way for files.
    var takesImages: Bool { settings.token != nil }

    var networkEnds: [NetworkEnd] {
        let text = settings.webhook.map { $0.reveal() } ?? settings.apiURL
        return (try? ServiceAddress(text)).map { [$0.networkEnd] } ?? []
    }

    /// The one channel, with the limit that Slack publishes for a channel and a webhook.
    var destinations: [Destination] {
        let secrets = "\(settings.webhook?.reveal() ?? "") \(settings.token?.reveal() ?? "")"
        let identity = "\(settings.apiURL) \(secrets) \(settings.channel ?? "")"
        return [
            Destination(
                settings.channel ?? "",
                fingerprint: String(SHA256(of: identity).description.prefix(16)),
                paces: [Pace(1, per: .seconds(1))]
            )
        ]
    }

    func open(_ context: SinkContext) async throws(SinkError) { client.open(context) }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        var outcomes: [DeliveryOutcome] = []
        for item in items { outcomes.append(await deliver(item)) }
        return outcomes
    }

    func close() async { await client.close() }

    private func deliver(_ item: Delivery) async -> DeliveryOutcome {
        guard let line = settings.line, let message = ChannelMessage(item, in: client.language) else {
            return .never(reason: Self.refusal.text(in: client.language))
        }
        if case .image(let image) = item.content {
            guard case .api(let api) = line else {
                return .never(reason: Self.noImages.text(in: client.language))
            }
            let upload = Upload(api: api, client: client)
            return await progress.deliver([image], of: item, by: client) { (image) async throws(Undelivered) in
                try await upload.send(image, saying: message)
            }
        }
        let parts = Post.parts(of: item, message)
        return await progress.deliver(parts, of: item, by: client) { (post) async throws(Undelivered) in
            let answer = line.answer(to: try await client.send(line.request(post.blocks)))
            guard answer.refusesBlocks else { return try answer.receipt(client) }
            // Something in the blocks that the service does not take: rather plain than lost.
            return try line.answer(to: try await client.send(line.request(post.plain))).receipt(client)
        }
    }

    private static let refusal = LocalizedText(
        ko: "슬랙으로 보낼 수 없는 종류입니다",
        en: "it is of a kind that Slack does not take"
    )

    private static let noImages = LocalizedText(
        ko: "슬랙의 웹훅으로는 그림을 보낼 수 없습니다",
        en: "an incoming webhook of Slack takes no pictures"
    )
}
