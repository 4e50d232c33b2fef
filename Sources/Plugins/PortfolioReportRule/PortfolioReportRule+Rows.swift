import PluginAPI

extension PortfolioReportRule {
    /// One holding.
    static let holding = AlertKind.Row(
        "holding",
        fields: [
            AlertKind.Field("symbol", .symbol, LocalizedText(ko: "종목코드", en: "The symbol.")),
            AlertKind.Field("name", .text, LocalizedText(ko: "종목명", en: "The name.")),
            AlertKind.Field("quantity", .quantity, LocalizedText(ko: "수량", en: "The shares held.")),
            AlertKind.Field("average_price", .price, LocalizedText(ko: "평균단가", en: "What one share cost.")),
            AlertKind.Field("price", .price, LocalizedText(ko: "현재가", en: "The current price.")),
            AlertKind.Field("value", .money, LocalizedText(ko: "평가금액", en: "The current value.")),
            AlertKind.Field("profit", .money, LocalizedText(ko: "수익금", en: "Value less cost."), sign: .always),
            AlertKind.Field("rate", .percent, LocalizedText(ko: "수익률", en: "Profit over cost.")),
        ],
        message: LocalizedText(
            ko: """
                📌 {name}
                ┗ 수량: {quantity} | 평균단가: {average_price} | 현재가: {price}
                ┗ 평가금액: {value} | 수익금: {profit} | 수익률: {rate}
                """,
            en: """
                📌 {name}
                ┗ {quantity} | average {average_price} | now {price}
                ┗ value {value} | profit {profit} | {rate}
                """
        )
    )

    /// Net buying on the day of the report.
    static let flow = AlertKind.Row(
        "flow",
        fields: flowFields,
        message: LocalizedText(
            ko: "┗ 외국인 순매수: {foreigners} | 기관 순매수: {institutions}",
            en: "┗ net bought by foreigners {foreigners} | institutions {institutions}"
        )
    )

    /// Net buying on the day of the report, estimated while the day lasts.
    static let estimatedFlow = AlertKind.Row(
        "estimated-flow",
        fields: flowFields,
        message: LocalizedText(
            ko: "┗ 외국인 순매수: {foreigners} | 기관 순매수: {institutions} (잠정)",
            en: "┗ net bought by foreigners {foreigners} | institutions {institutions} (estimate)"
        )
    )

    /// Net buying on an earlier day, the last that is known.
    static let earlierFlow = AlertKind.Row(
        "earlier-flow",
        fields: flowFields,
        message: LocalizedText(
            ko: "┗ 외국인 순매수: {foreigners} | 기관 순매수: {institutions} ({day})",
            en: "┗ net bought by foreigners {foreigners} | institutions {institutions} ({day})"
        )
    )

    private static let flowFields = [
        AlertKind.Field(
            "foreigners",
            .quantity,
            LocalizedText(ko: "외국인 순매수", en: "Net bought by foreigners."),
            sign: .always
        ),
        AlertKind.Field(
            "institutions",
            .quantity,
            LocalizedText(ko: "기관 순매수", en: "Net bought by domestic institutions."),
            sign: .always
        ),
        AlertKind.Field("day", .date, LocalizedText(ko: "날짜", en: "The day.")),
    ]
}
