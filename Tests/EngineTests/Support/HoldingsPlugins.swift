import PluginAPI

/// Shows one portfolio that holds one share of each symbol.
struct HoldingsSource: Source {
    struct Settings: PluginSettings {
        @Setting("The broker.") var broker: BrokerReference
        @Setting("The symbols.") var hold: [Symbol]
    }

    static let name = "holdings"
    static let summary: LocalizedText = "Shows one portfolio."
    static let produces: EventKinds = .portfolios

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var symbols: SymbolScope { .some([]) }

    var brokerUse: BrokerUse? { BrokerUse(settings.broker, at: settings.$broker.span) }

    func run(_ feed: any Feed) async throws {
        await feed.prepare(held: settings.hold)
        let account = AccountName(settings.broker.name)
        let holdings = settings.hold.map { symbol in
            let worth = Money(units: 1, currency: symbol.market.currency)
            return Portfolio.Holding(
                position: Position(
                    account: account,
                    symbol: symbol,
                    quantity: Quantity(1),
                    sellable: Quantity(1),
                    cost: worth
                ),
                name: symbol.code,
                price: Price(1),
                value: worth,
                profit: worth
            )
        }
        let portfolio = Portfolio(account: account, holdings: holdings, cash: [])
        try feed.send(.portfolio(portfolio), Moments.header("09:00"))
    }
}

/// Tells of the histories of what is held and of every portfolio.
struct LookAtHoldingsRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Tells of the histories of what is held and of every portfolio."
    static let consumes: EventKinds = [.portfolios, .history]
    static let alerts = [
        AlertKind("seen", fields: [AlertKind.Field("what", .text, "What came.")], message: "{what}")
    ]

    var needs: RuleNeeds { RuleNeeds(bars: [RuleNeeds.Bars(.day, .count(5), of: .held)]) }

    init(settings: Settings) {}

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .history(let history):
            tell("history \(history.symbol) \(history.interval), enough: \(history.bars.count >= 5)", event, &signals)
        case .portfolio(let portfolio):
            let held = portfolio.holdings.map(\.position.symbol.description)
            tell("portfolio \(held.joined(separator: " "))", event, &signals)
        default: break
        }
    }

    private func tell(_ text: String, _ event: Event, _ signals: inout Signals) {
        signals.raise(Alert(Self.alerts[0], about: nil, [.text(text)]), on: event.header)
    }
}
