import PluginAPI

/// A sink that takes orders.
struct PlacingSink: Sink {
    struct Settings: PluginSettings {}

    static let name = "order"
    static let summary = LocalizedText(ko: "주문을 냅니다.", en: "Places orders.")
    static let accepts: SinkInputs = .orders
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { [] }
    func close() async {}
}
