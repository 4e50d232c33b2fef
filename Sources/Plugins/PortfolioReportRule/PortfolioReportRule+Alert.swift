import PluginAPI

extension PortfolioReportRule {
    /// What an account holds in one currency.
    static let report = AlertKind(
        "portfolio-report",
        severity: .info,
        fields: [
            account,
            AlertKind.Field("count", .integer, LocalizedText(ko: "보유 종목 수", en: "How many instruments are held.")),
            AlertKind.Field("value", .money, LocalizedText(ko: "총 평가금액", en: "What everything held is worth.")),
            AlertKind.Field("profit", .money, LocalizedText(ko: "총 수익금", en: "Value less cost."), sign: .always),
            AlertKind.Field("rate", .percent, LocalizedText(ko: "총 수익률", en: "Profit over cost.")),
        ],
        rows: [holding] + indicators + [flow, estimatedFlow, earlierFlow],
        message: LocalizedText(
            ko: """
                📊 [보유 종목 수익률 + 수급 요약 보고]
                {rows}
                📈 총 평가금액: {value}
                """,
            en: """
                📊 [Holdings, profit and investor flows]
                {rows}
                📈 Total value: {value}
                """
        )
    )

    /// The account holds nothing.
    static let nothingHeld = AlertKind(
        "nothing-held",
        severity: .info,
        fields: [account],
        message: LocalizedText(ko: "📊 {account}: 보유 종목이 없습니다.", en: "📊 {account}: nothing is held.")
    )

    static func nothingHeld(_ portfolio: Portfolio) -> Alert {
        Alert(nothingHeld, about: nil, [.text(portfolio.account.description)])
    }

    /// The report of holdings of one currency; an amount that no number can hold is told as the nearest.
    static func report(
        _ account: AccountName,
        _ holdings: [Portfolio.Holding],
        _ rows: [Alert.Row],
        _ currency: Currency
    ) -> Alert {
        let value = Money.total(holdings.map(\.value), in: currency)
        let profit = Money.total(holdings.map(\.profit), in: currency)
        let cost = Money.total(holdings.map(\.position.cost), in: currency)
        return Alert(
            report,
            about: nil,
            [
                .text(account.description), .integer(Int64(holdings.count)), .money(value), .money(profit),
                .percent(profit.percent(of: cost) ?? .zero),
            ],
            rows: rows
        )
    }

    /// A holding's own line.
    static func row(_ holding: Portfolio.Holding, _ currency: Currency) -> Alert.Row {
        Alert.Row(
            self.holding,
            [
                .symbol(holding.position.symbol),
                .text(holding.name),
                .quantity(holding.position.quantity),
                .price(holding.position.averagePrice ?? .zero, currency),
                .price(holding.price, currency),
                .money(holding.value),
                .money(holding.profit),
                .percent(holding.profit.percent(of: holding.position.cost) ?? .zero),
            ]
        )
    }

    /// The line of an instrument's net buying, which says so where it is an estimate or of an earlier day.
    static func row(_ flow: InvestorFlow, on day: CivilDate) -> Alert.Row {
        let kind = flow.day < day ? earlierFlow : flow.isEstimate ? estimatedFlow : self.flow
        return Alert.Row(kind, [.quantity(flow.foreigners), .quantity(flow.institutions), .date(flow.day)])
    }

    private static let account = AlertKind.Field(
        "account",
        .text,
        LocalizedText(ko: "계좌의 이름", en: "The account's name.")
    )
}
