import Files
import PluginAPI

/// Shows alerts, and events if asked to, on standard output.
struct ConsoleSink: Sink {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(ko: "알림과 함께 보여 줄 이벤트 종류", en: "The types of event that are shown beside alerts.")
        )
        var events: EventKinds = []
    }

    static let accepts: SinkInputs = [.alerts, .events]
    static let durability = DeliveryDurability.direct
    static let summary = LocalizedText(
        ko: "알림과 이벤트를 표준 출력에 보여 줍니다.",
        en: "Shows alerts and events on standard output."
    )

    let events: EventKinds
    private let screen: Screen

    init(settings: Settings) { self.init(settings: settings, output: .standard) }

    /// Makes a sink that writes somewhere else, for tests.
    init(settings: Settings, output: Output) {
        events = settings.events
        screen = Screen(output: output)
    }

    func open(_ context: SinkContext) async throws(SinkError) { screen.open(context.language) }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { await screen.show(items) }

    func close() async {}
}
