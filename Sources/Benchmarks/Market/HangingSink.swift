import PluginAPI

/// Takes items and never says what became of them.
struct HangingSink: Sink {
    struct Settings: PluginSettings {}

    static let durability = DeliveryDurability.direct
    static let summary = LocalizedText(ko: "대답하지 않습니다.", en: "Never answers.")

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        // Ends with the run, by cancellation.
        while (try? await Task.sleep(for: .seconds(3_600))) != nil {}
        return []
    }

    func close() async {}
}
