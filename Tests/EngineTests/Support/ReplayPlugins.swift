import PluginAPI

/// A live source of trades and quotes that nobody ever runs: a replay has to put something in its place.
struct LiveTradesSource: Source {
    struct Settings: PluginSettings {
        @Setting("The instruments of its trades.") var trades: [Symbol] = []
        @Setting("The instruments of its quotes.") var quotes: [Symbol] = []
        @Setting("Whether trades of every instrument come.") var all = false
    }

    static let name = "live-trades"
    static let summary: LocalizedText = "Watches instruments."
    static let produces: EventKinds = [.trades, .quotes]

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var symbols: SymbolScope { settings.all ? .any : .some(settings.trades + settings.quotes) }

    func scope(of kinds: EventKinds) -> SymbolScope {
        guard !settings.all else { return .any }
        return .some(
            (kinds.contains(.trades) ? settings.trades : []) + (kinds.contains(.quotes) ? settings.quotes : [])
        )
    }

    func run(_ feed: any Feed) async throws { throw SourceError("a live source runs in a replay") }
}

/// Needs the best prices.
struct SpreadRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Needs quotes."
    static let consumes: EventKinds = .quotes

    init(settings: Settings) {}
}

/// Takes alerts and orders.
struct BoardSink: Sink {
    struct Settings: PluginSettings {}

    static let name = "board"
    static let summary: LocalizedText = "Takes orders."
    static let accepts: SinkInputs = [.alerts, .orders]
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { items.map { _ in .delivered } }
    func close() async {}
}
