import Channels
import Digest
import HTTP
import PluginAPI

/// Sends alerts to a channel of Discord, by a webhook.
struct DiscordSink: Sink {
    static let accepts: SinkInputs = [.alerts, .images]
    static let durability = DeliveryDurability.durable
    static let summary = LocalizedText(
        ko: "디스코드 웹훅으로 알림과 차트를 보냅니다.",
        en: "Sends alerts and charts to Discord by a webhook."
    )

    let settings: Settings
    let client: ChannelClient
    private let progress = PartProgress()

    init(settings: Settings) { self.init(settings: settings, .channel) }

    /// Makes a sink with other times and authorities, for tests.
    init(settings: Settings, _ http: HTTPSettings) {
        self.settings = settings
        let address = settings.address
        client = ChannelClient(hiding: [settings.webhook] + (address.map { [$0.token] } ?? []), http)
    }

    var networkEnds: [NetworkEnd] { settings.address.map { [$0.networkEnd] } ?? [] }

    /// The one channel, with the limits that were seen; the service tells the true ones with every answer.
    var destinations: [Destination] {
        let identity = "\(settings.webhook.reveal()) \(settings.thread ?? "")"
        return [
            Destination(
                fingerprint: String(SHA256(of: identity).description.prefix(16)),
                paces: [Pace(5, per: .seconds(2)), Pace(30, per: .seconds(60))]
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
        guard let address = settings.address, let message = ChannelMessage(item, in: client.language) else {
            return .never(reason: Self.refusal.text(in: client.language))
        }
        let post = Post(address: address, settings: settings, item: item, message: message)
        if case .image(let image) = item.content {
            return await progress.deliver([image], of: item, by: client) { (image) async throws(Undelivered) in
                try await send(post.picture(image))
            }
        }
        return await progress.deliver(post.parts, of: item, by: client) { (part) async throws(Undelivered) in
            let answer = try await client.send(post.embed(part))
            guard Answer(answer).refusesForm else { return try Answer(answer).receipt(client) }
            // Something in the embed that the service does not take: rather plain than lost.
            return try await send(post.plain(part))
        }
    }

    private func send(_ request: HTTPRequest) async throws(Undelivered) -> DeliveryReceipt {
        try Answer(try await client.send(request)).receipt(client)
    }

    private static let refusal = LocalizedText(
        ko: "디스코드로 보낼 수 없는 종류입니다",
        en: "it is of a kind that Discord does not take"
    )
}
