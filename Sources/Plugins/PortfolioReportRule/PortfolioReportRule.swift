import PluginAPI

/// Raises a report of what an account holds: quantity, prices, value and profit, with who else buys and sells it.
struct PortfolioReportRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "이 이름의 타이머 뒤에 오는 첫 잔고만 보고. 없으면 잔고가 올 때마다",
                en: "Report only the first portfolio after a timer of this name; without it, every one."
            )
        )
        var on: String?

        @Setting(
            LocalizedText(
                ko: "외국인·기관 순매수를 보고에 넣기",
                en: "Whether the net buying of foreigners and institutions is told."
            )
        )
        var flows = true

        @Setting(LocalizedText(ko: "보유 종목이 없어도 보고", en: "Whether an account without holdings is reported too."))
        var empty = false
    }

    /// The last net buying of each instrument, and whether a report is due.
    struct State: Codable, Sendable {
        var flows: [Symbol: InvestorFlow] = [:]
        var isDue = false
    }

    static let summary = LocalizedText(
        ko: "보유 종목의 수익률과 외국인·기관 수급을 보고합니다.",
        en: "Reports what an account holds, what it has earned, and the net buying of foreigners and institutions."
    )
    static let consumes: EventKinds = [.portfolios, .investorFlows, .timers]
    static let alerts = [report, nothingHeld]

    /// The most instruments whose flows are remembered; accounts hold far fewer.
    static let mostFlows = 10_000

    let settings: Settings
    var state = State()

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds { settings.on == nil ? .portfolios : [.portfolios, .timers] }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .timer(let timer) where timer.name == settings.on: state.isDue = true
        case .investorFlow(let flow) where settings.flows: remember(flow)
        case .portfolio(let portfolio) where settings.on == nil || state.isDue:
            state.isDue = false
            for alert in alerts(of: portfolio, on: event.header.tradingDay) { signals.raise(alert, on: event.header) }
        default: break
        }
    }

    private mutating func remember(_ flow: InvestorFlow) {
        if let known = state.flows[flow.symbol], known.day > flow.day { return }
        if state.flows[flow.symbol] == nil, state.flows.count == Self.mostFlows { return }
        state.flows[flow.symbol] = flow
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
        let rows = holdings.flatMap { holding in
            [Self.row(holding, currency)] + (state.flows[holding.position.symbol].map { [Self.row($0, on: day)] } ?? [])
        }
        return Self.report(account, holdings, rows, currency)
    }
}
