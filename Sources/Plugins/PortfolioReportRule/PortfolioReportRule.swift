import PluginAPI

/// Raises a report of what an account holds: quantity, prices, value and profit, with who else buys and sells it.
struct PortfolioReportRule: Rule {
    /// The last net buying of each instrument, and whether a report is due.
    struct State: Codable, Sendable {
        var flows: [Symbol: InvestorFlow] = [:]
        var isDue = false
    }

    static let summary = LocalizedText(
        ko: "보유 종목의 수익률과 외국인·기관 수급을 보고합니다.",
        en: "Reports what an account holds, what it has earned, and the net buying of foreigners and institutions."
    )
    static let consumes: EventKinds = [.portfolios, .investorFlows, .timers, .history]
    static let alerts = [report, nothingHeld]

    /// The most instruments of which something is remembered; accounts hold far fewer.
    static let mostKnown = 10_000

    let settings: Settings
    var state = State()
    /// What the bars of each instrument come to; they are given anew after a restart.
    private var readings: [Symbol: Reading] = [:]

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds {
        let events: EventKinds = settings.on == nil ? .portfolios : [.portfolios, .timers]
        return settings.bars == nil ? events : events.union(.history)
    }

    var needs: RuleNeeds {
        RuleNeeds(bars: settings.bars.map { [RuleNeeds.Bars(.day, .count($0), of: .held)] } ?? [])
    }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .timer(let timer) where timer.name == settings.on: state.isDue = true
        case .investorFlow(let flow) where settings.flows: remember(flow)
        case .history(let history) where history.interval == .day: remember(history)
        case .portfolio(let portfolio) where settings.on == nil || state.isDue:
            state.isDue = false
            for alert in alerts(of: portfolio, on: event.header.tradingDay) { signals.raise(alert, on: event.header) }
        default: break
        }
    }

    private mutating func remember(_ flow: InvestorFlow) {
        if let known = state.flows[flow.symbol], known.day > flow.day { return }
        if state.flows[flow.symbol] == nil, state.flows.count == Self.mostKnown { return }
        state.flows[flow.symbol] = flow
    }

    private mutating func remember(_ history: BarHistory) {
        guard readings[history.symbol] != nil || readings.count < Self.mostKnown else { return }
        readings[history.symbol] = Reading(history, settings)
    }

    /// One report for each currency, since amounts of two never mix.
    private func alerts(of portfolio: Portfolio, on day: CivilDate) -> [Alert] {
        let held = portfolio.holdings.filter { $0.position.quantity.units > 0 }
        guard !held.isEmpty else { return settings.empty ? [Self.nothingHeld(portfolio)] : [] }
        return Currency.allCases.compactMap { currency in
            let holdings = held.filter { $0.value.currency == currency }
            return holdings.isEmpty ? nil : report(portfolio.account, holdings, currency, on: day)
        }
    }

    private func report(
        _ account: AccountName,
        _ holdings: [Portfolio.Holding],
        _ currency: Currency,
        on day: CivilDate
    ) -> Alert {
        Self.report(account, holdings, holdings.flatMap { rows(of: $0, currency, on: day) }, currency)
    }

    private func rows(of holding: Portfolio.Holding, _ currency: Currency, on day: CivilDate) -> [Alert.Row] {
        let symbol = holding.position.symbol
        let reading = readings[symbol].map { Self.row($0, settings, currency) }
        let flow = state.flows[symbol].map { Self.row($0, on: day) }
        return [Self.row(holding, currency)] + [reading, flow].compactMap(\.self)
    }
}
