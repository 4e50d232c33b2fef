import PluginAPI

/// Raises an alert on every so many trades, so that what comes after a decision can be measured.
struct EveryTradeRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "몇 번째 체결마다", en: "On every so many trades."), in: 1...1_000_000)
        var every = 1
    }

    static let summary = LocalizedText(ko: "체결마다 알립니다.", en: "Raises an alert on every so many trades.")
    static let consumes: EventKinds = [.trades]
    static let alerts = [seen]
    private static let seen = AlertKind(
        "seen",
        fields: [AlertKind.Field("price", .price, LocalizedText(ko: "가격", en: "The price."))],
        message: LocalizedText(ko: "{symbol} {price}", en: "{symbol} {price}")
    )

    private let every: Int
    private var count = 0

    init(settings: Settings) { every = settings.every }

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            count += 1
            guard count % every == 0 else { continue }
            signals.raise(Self.seen, on: trades[index], .price(trades[index].price, .krw))
        }
    }
}
