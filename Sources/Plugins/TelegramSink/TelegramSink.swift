import Channels
import HTTP
import PluginAPI
import Telegram

/// Sends alerts to chats of Telegram, in the name of a bot.
struct TelegramSink: Sink {
    static let accepts: SinkInputs = [.alerts, .images]
    static let durability = DeliveryDurability.durable
    static let summary = LocalizedText(
        ko: "텔레그램 봇으로 알림과 차트를 보냅니다.",
        en: "Sends alerts and charts by a Telegram bot."
    )

    let settings: Settings
    let client: ChannelClient
    private let progress = PartProgress()

    init(settings: Settings) { self.init(settings: settings, .channel) }

    /// Makes a sink with other times and authorities, for tests.
    init(settings: Settings, _ http: HTTPSettings) {
        self.settings = settings
        client = ChannelClient(hiding: [settings.token] + (settings.bot.map { [$0.token.key] } ?? []), http)
    }

    var networkEnds: [NetworkEnd] {
        (try? ServiceAddress(settings.apiURL)).map { [$0.networkEnd] } ?? []
    }

    /// Each chat, with the limits that Telegram publishes for a chat, a group and a bot.
    var destinations: [Destination] {
        let token = settings.token.reveal()
        let bot = Destination.Account(TelegramBot.account(settings.token), paces: [Pace(30, per: .seconds(1))])
        return settings.allChats.map { chat in
            Destination(
                chat.text,
                fingerprint: TelegramBot.digest(
                    of: "\(settings.apiURL) \(token) \(chat.text) \(settings.topic ?? 0)"
                ),
                paces: [Pace(1, per: .seconds(1))] + (chat.mayBeGroup ? [Pace(20, per: .seconds(60))] : []),
                account: bot
            )
        }
    }

    func open(_ context: SinkContext) async throws(SinkError) { client.open(context) }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        var outcomes: [DeliveryOutcome] = []
        for item in items { outcomes.append(await deliver(item)) }
        return outcomes
    }

    func close() async { await client.close() }

    private func deliver(_ item: Delivery) async -> DeliveryOutcome {
        guard let bot = settings.bot, let chat = ChatName(item.address ?? item.destination),
            let message = ChannelMessage(item, in: client.language)
        else { return .never(reason: client.masked(Self.refusal.text(in: client.language))) }
        let post = Post(bot: bot, chat: chat, topic: settings.topic, isSilent: isSilent(item.severity))
        if case .image(let image) = item.content {
            return await progress.deliver([image], of: item, by: client) { (image) async throws(Undelivered) in
                try await send(post.photo(image, caption: message))
            }
        }
        let parts = message.parts(TextCut(), upTo: Post.longestText).enumerated().map { ($0, $1) }
        return await progress.deliver(parts, of: item, by: client) { (part) async throws(Undelivered) in
            try await send(post, part.1, isFirst: part.0 == 0)
        }
    }

    /// Sends a text as HTML; if the service finds fault with that, once more without.
    private func send(_ post: Post, _ text: String, isFirst: Bool) async throws(Undelivered) -> DeliveryReceipt {
        let answer = try await client.send(post.text(Post.html(of: text, isFirst: isFirst), isHTML: true))
        guard Answer(answer).refusesMarkup else { return try receipt(of: answer) }
        return try await send(post.text(text, isHTML: false))
    }

    private func send(_ request: HTTPRequest) async throws(Undelivered) -> DeliveryReceipt {
        try receipt(of: try await client.send(request))
    }

    private func receipt(of response: HTTPResponse) throws(Undelivered) -> DeliveryReceipt {
        try Answer(response).receipt(client)
    }

    private func isSilent(_ severity: AlertSeverity) -> Bool { settings.silentBelow.map { severity < $0 } ?? false }

    private static let refusal = LocalizedText(
        ko: "텔레그램으로 보낼 수 없는 종류입니다",
        en: "it is of a kind that Telegram does not take"
    )
}
