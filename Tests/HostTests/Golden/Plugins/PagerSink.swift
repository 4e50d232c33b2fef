import PluginAPI

/// A sink with a secret, a text that often needs quotes, and a renamed setting.
struct PagerSink: Sink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "봇의 토큰", en: "The bot's token.")) var token: Secret
        @Setting(LocalizedText(ko: "받을 채팅방", en: "The chat that gets the messages.")) var chat: String
        @Setting(LocalizedText(ko: "메시지 사이의 간격", en: "The pause between messages."), aliases: ["silence"])
        var cooldown: Duration = .seconds(1)
    }

    static let summary = LocalizedText(ko: "호출기로 보냅니다.", en: "Sends to a pager.")
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { [] }
    func close() async {}
}
