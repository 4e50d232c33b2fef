import PluginAPI

/// A channel with so many places that does not come into being: what is for it stays in the outbox, and nothing else
/// happens there.
struct UnopenedSink: Sink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "받는 곳의 수", en: "How many places there are."), in: 1...100)
        var places = 1
    }

    static let durability = DeliveryDurability.durable
    static let summary = LocalizedText(ko: "열리지 않습니다.", en: "Never opens.")

    let destinations: [Destination]

    init(settings: Settings) { destinations = (1...settings.places).map { Destination("\($0)") } }

    func open(_ context: SinkContext) async throws(SinkError) {
        // Ends with the run, by cancellation.
        while (try? await Task.sleep(for: .seconds(3_600))) != nil {}
    }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { items.map { _ in .delivered } }

    func close() async {}
}
