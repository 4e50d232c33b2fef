import PluginAPI

extension ProfitSummaryRule {
    /// What the account has earned.
    static let report = AlertKind(
        "profit-summary",
        severity: .info,
        fields: [AlertKind.Field("account", .text, LocalizedText(ko: "계좌의 이름", en: "The account's name."))],
        rows: [day, week, month],
        message: LocalizedText(
            ko: """
                💹 [실현손익 요약] {account}
                {rows}
                """,
            en: """
                💹 [Realised profit] {account}
                {rows}
                """
        )
    )

    /// The row of a period up to the last day of a result; nothing where the result does not reach back to its first day.
    static func row(_ period: Period, _ profit: RealizedProfit) -> Alert.Row? {
        let first = period.firstDay(of: profit.period.upperBound)
        guard profit.period.lowerBound <= first else { return nil }
        let amounts = [\RealizedProfit.Day.profit, \.bought, \.sold, \.fees, \.taxes].compactMap {
            profit.total(of: $0, since: first)
        }
        guard amounts.count == 5 else { return nil }
        return Alert.Row(kind(of: period), [.date(first)] + amounts.map(FieldValue.money))
    }

    private static func kind(of period: Period) -> AlertKind.Row {
        switch period {
        case .day: day
        case .week: week
        case .month: month
        }
    }

    private static let day = row("day", LocalizedText(ko: "오늘", en: "Today"))
    private static let week = row("week", LocalizedText(ko: "이번 주", en: "This week"))
    private static let month = row("month", LocalizedText(ko: "이번 달", en: "This month"))

    private static func row(_ name: String, _ heading: LocalizedText) -> AlertKind.Row {
        AlertKind.Row(
            name,
            fields: fields,
            message: LocalizedText(
                ko: "\(heading.ko): {profit}\n┗ 매수 {bought} | 매도 {sold} | 수수료 {fees} | 세금 {taxes}",
                en: "\(heading.en): {profit}\n┗ bought {bought} | sold {sold} | fees {fees} | taxes {taxes}"
            )
        )
    }

    private static let fields = [
        AlertKind.Field("first_day", .date, LocalizedText(ko: "첫날", en: "The first day of the period.")),
        AlertKind.Field(
            "profit",
            .money,
            LocalizedText(ko: "실현손익", en: "What was earned, after fees and taxes."),
            sign: .always
        ),
        AlertKind.Field("bought", .money, LocalizedText(ko: "매수 금액", en: "What was paid for purchases.")),
        AlertKind.Field("sold", .money, LocalizedText(ko: "매도 금액", en: "What sales brought.")),
        AlertKind.Field("fees", .money, LocalizedText(ko: "수수료", en: "Fees.")),
        AlertKind.Field("taxes", .money, LocalizedText(ko: "세금", en: "Taxes.")),
    ]
}
