import PluginAPI

/// A sink whose address is the secret.
struct DiscordSink: Sink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "웹훅 주소", en: "The address of the webhook.")) var webhookURL: Secret
        @Setting(LocalizedText(ko: "보여 줄 채널 이름", en: "The name of the channel to show.")) var channel: String?
    }

    static let summary = LocalizedText(ko: "디스코드로 보냅니다.", en: "Sends to Discord.")
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { [] }
    func close() async {}
}
