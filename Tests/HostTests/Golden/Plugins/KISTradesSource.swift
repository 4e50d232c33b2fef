import PluginAPI

/// A source of the present whose events depend on its settings.
struct KISTradesSource: Source {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "체결을 받을 종목", en: "The symbols whose trades are wanted.")) var trades: [Symbol] = []
        @Setting(LocalizedText(ko: "호가를 받을 종목", en: "The symbols whose quotes are wanted.")) var quotes: [Symbol] = []
    }

    static let name = "kis-ws"
    static let summary = LocalizedText(ko: "KIS 웹소켓으로 시세를 받습니다.", en: "Gets prices over KIS's WebSocket.")
    static let produces: EventKinds = [.trades, .quotes]

    let produces: EventKinds

    init(settings: Settings) { produces = settings.quotes.isEmpty ? .trades : [.trades, .quotes] }

    func run(_ feed: any Feed) async throws {}
}
