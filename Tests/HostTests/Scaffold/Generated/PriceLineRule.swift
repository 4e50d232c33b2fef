import PluginAPI

/// Raises an alert when the price of an instrument crosses a line.
///
/// A rule sees events and answers with signals, and that is all it does. It reads no clock, no file and no random
/// number, so that a replay of a day decides exactly what was decided on the day.
struct PriceLineRule: Rule {
    /// What a person writes below `price-line` in a configuration.
    ///
    /// One `@Setting` is all there is to say about a setting: it is read, checked, explained and documented from it. A
    /// property without a value has to be written; the types know the units, so `70,000원` is a price.
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "지켜볼 가격", en: "The price that is watched."))
        var line: Price

        @Setting(LocalizedText(ko: "알림을 보낼 방향", en: "Which way the price has to cross the line."))
        var direction = Direction.both
    }

    /// The values of `direction`: an enumeration of texts needs no more than this to be a setting.
    enum Direction: String, CaseIterable, SettingValue {
        case up, down, both
    }

    static let summary = LocalizedText(
        ko: "가격이 정한 선을 넘으면 알림을 보냅니다.",
        en: "Raises an alert when a price crosses a line."
    )
    // A pipeline without a source of trades is refused when the configuration is checked, because this says so.
    static let consumes: EventKinds = .trades
    // Templates and filters such as `dedupe` are checked against the fields of these.
    static let alerts = [crossedUp, crossedDown]

    let settings: Settings
    private var symbols: SymbolTable?
    // A slot is a small number that stands for a symbol in this run: finding an element costs no hashing, and this is
    // done for every trade of the market.
    private var zones = PerSymbol<Zone?>(repeating: nil)

    init(settings: Settings) { self.settings = settings }

    mutating func prepare(_ context: RuleContext) { symbols = context.symbols }

    // Trades come in batches of whatever was there at once. Each is handled as if it had come alone: how they were cut
    // must not change what is decided.
    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices { receive(trades[index], &signals) }
    }

    private mutating func receive(_ trade: Trade, _ signals: inout Signals) {
        // A price of zero is a mistake of the sender and would cross every line.
        guard trade.price > .zero else { return }
        let zone: Zone = trade.price >= settings.line ? .above : .below
        defer { zones[trade.slot] = zone }
        // The first trade only tells on which side the price begins.
        guard let before = zones[trade.slot], before != zone else { return }
        guard settings.direction == .both || settings.direction == (zone == .above ? .up : .down) else { return }
        let currency = trade.symbol.market.currency
        signals.raise(
            zone == .above ? Self.crossedUp : Self.crossedDown,
            on: trade,
            .price(trade.price, currency),
            .price(settings.line, currency)
        )
    }
}

extension PriceLineRule {
    /// The sides of the line; the line itself belongs to the upper one.
    enum Zone: String, Codable, Sendable {
        case above, below
    }

    /// What has to survive a restart, or a price that crossed the line in between would go unnoticed.
    ///
    /// It is kept by symbol: slots are handed out anew in every run.
    struct State: Codable, Sendable {
        var zones: [Symbol: Zone] = [:]
    }

    var state: State {
        get {
            guard let symbols else { return State() }
            return State(zones: zones.entries.reduce(into: [:]) { $0[symbols.symbol(at: $1.slot)] = $1.element })
        }
        set {
            // In order of symbol, because a dictionary's own order is another in every run.
            for (symbol, zone) in newValue.zones.sorted(by: { $0.key < $1.key }) {
                if let slot = symbols?.slot(for: symbol) { zones[slot] = zone }
            }
        }
    }
}

extension PriceLineRule {
    /// The price has risen to the line or above it.
    static let crossedUp = AlertKind(
        "crossed-up",
        fields: fields,
        message: LocalizedText(
            ko: "📈 {name} ({symbol}) {line} 상향 돌파, 현재가 {price}",
            en: "📈 {name} ({symbol}) rose to {line}, now {price}"
        )
    )

    /// The price has fallen below the line.
    static let crossedDown = AlertKind(
        "crossed-down",
        fields: fields,
        message: LocalizedText(
            ko: "📉 {name} ({symbol}) {line} 하향 이탈, 현재가 {price}",
            en: "📉 {name} ({symbol}) fell below {line}, now {price}"
        )
    )

    // The values of an alert stand in this order where it is raised.
    private static let fields = [
        AlertKind.Field("price", .price, LocalizedText(ko: "현재가", en: "The price of the trade.")),
        AlertKind.Field("line", .price, LocalizedText(ko: "지켜보던 가격", en: "The price that was watched.")),
    ]
}
