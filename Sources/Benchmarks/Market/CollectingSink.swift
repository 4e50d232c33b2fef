import PluginAPI

/// Keeps what a run decided.
struct CollectingSink: Sink {
    /// It is given its place by the benchmark, not by settings.
    struct Settings: PluginSettings {}

    static let durability = DeliveryDurability.direct
    static let summary = LocalizedText(ko: "알림을 모읍니다.", en: "Keeps alerts.")

    private let result: Shared<Playback>?

    init(settings: Settings) { result = nil }

    init(_ result: Shared<Playback>) { self.result = result }

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        let texts = items.compactMap { DecisionText.text(of: $0) }
        result?.withLock { $0.decisions += texts }
        return items.map { _ in .delivered }
    }

    func close() async {}
}
