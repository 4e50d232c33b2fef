import PluginAPI
import Plugins

/// The parts of one's own that examples of explanations take for granted.
enum ExamplePlugins {
    /// What the program has, with these.
    static let all: [any Plugin.Type] =
        registeredPlugins + [
            BuyerRule.self, MessengerSink.self, OrderSink.self, TickerSource.self, DeskBroker.self,
            DeskTicksSource.self,
            DeskOrderSink.self, ChatRoomSink.self, StopLossRule.self,
        ]
}

/// A rule that asks for orders.
private struct BuyerRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "손절 폭", en: "How far the price may fall.")) var stop: Percent?
        @Setting(LocalizedText(ko: "살 가격", en: "The prices to buy at.")) var targets: [Price] = []

        func validate(_ report: inout SettingReport) {
            guard let stop, stop > Percent(50) else { return }
            report.warning($stop, LocalizedText(ko: "손절 폭이 너무 큽니다.", en: "this is far to fall"))
        }
    }

    static let summary = LocalizedText(ko: "삽니다.", en: "Buys.")
    static let consumes: EventKinds = .trades
    static let ordersAreRaised = true

    init(settings: Settings) {}
}

/// A sink with a secret and a renamed setting.
private struct MessengerSink: Sink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "토큰", en: "The token.")) var token: Secret
        @Setting(LocalizedText(ko: "간격", en: "The pause."), aliases: ["silence"]) var cooldown: Duration = .seconds(60)
    }

    static let summary = LocalizedText(ko: "보냅니다.", en: "Sends.")
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { [] }
    func close() async {}
}

/// A sink that takes orders.
private struct OrderSink: Sink {
    struct Settings: PluginSettings {}

    static let summary = LocalizedText(ko: "주문합니다.", en: "Orders.")
    static let accepts: SinkInputs = .orders
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { [] }
    func close() async {}
}

/// A source of the present.
private struct TickerSource: Source {
    struct Settings: PluginSettings {}

    static let summary = LocalizedText(ko: "체결을 줍니다.", en: "Gives trades.")
    static let produces: EventKinds = .trades

    init(settings: Settings) {}

    func run(_ feed: any Feed) async throws {}
}
