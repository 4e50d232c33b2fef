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
        let value = sum(holdings.map(\.value), currency)
        let profit = sum(holdings.map(\.profit), currency)
        let cost = sum(holdings.map(\.position.cost), currency)
        return Alert(
            report,
            about: nil,
            [
                .text(account.description), .integer(Int64(holdings.count)), .money(value), .money(profit),
                .percent(rate(profit, cost)),
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
                .percent(rate(holding.profit, holding.position.cost)),
            ]
        )
    }

    /// The line of an instrument's net buying, which says so where it is an estimate or of an earlier day.
    static func row(_ flow: InvestorFlow, on day: CivilDate) -> Alert.Row {
        let kind = flow.day < day ? earlierFlow : flow.isEstimate ? estimatedFlow : self.flow
        return Alert.Row(kind, [.quantity(flow.foreigners), .quantity(flow.institutions), .date(flow.day)])
    }

    private static func sum(_ amounts: [Money], _ currency: Currency) -> Money {
        let units = amounts.filter { $0.currency == currency }.reduce(Int128(0)) { $0 + Int128($1.units) }
        return Money(units: Int64(clamping: units), currency: currency)
    }

    private static func rate(_ profit: Money, _ cost: Money) -> Percent {
        guard cost.units > 0 else { return .zero }
        let scaled = Int128(profit.units) * 100 * Int128(Percent.unitsPerOne)
        return Percent(units: Int64(clamping: scaled.dividedRoundingHalfAway(by: Int128(cost.units))))
    }

    private static let account = AlertKind.Field(
        "account",
        .text,
        LocalizedText(ko: "계좌의 이름", en: "The account's name.")
    )
}
