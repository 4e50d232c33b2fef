import PluginAPI

extension FillAlertRule {
    /// Shares of an order were traded at a price.
    static let fill = AlertKind(
        "fill",
        fields: fillFields + [
            AlertKind.Field("price", .price, LocalizedText(ko: "체결가", en: "The price of the fill."), level: .current),
            AlertKind.Field("amount", .money, LocalizedText(ko: "체결 금액", en: "Quantity times price.")),
        ],
        message: LocalizedText(
            ko: """
                ✅ {side} 체결
                📊 {instrument} ({symbol})
                💰 {quantity} × {price} = {amount}
                📦 누적 {filled} / {ordered}
                """,
            en: """
                ✅ Filled: {side}
                📊 {instrument} ({symbol})
                💰 {quantity} × {price} = {amount}
                📦 {filled} of {ordered} so far
                """
        )
    )

    /// Shares of an order were traded, and the broker did not tell the price.
    static let unpricedFill = AlertKind(
        "unpriced-fill",
        fields: fillFields,
        message: LocalizedText(
            ko: """
                ✅ {side} 체결
                📊 {instrument} ({symbol})
                💰 {quantity} (체결가는 증권사가 알려 주지 않음)
                📦 누적 {filled} / {ordered}
                """,
            en: """
                ✅ Filled: {side}
                📊 {instrument} ({symbol})
                💰 {quantity} (the broker did not tell the price)
                📦 {filled} of {ordered} so far
                """
        )
    )

    /// The order stands at the broker.
    static let accepted = notice("accepted", .info, ko: "📝 {side} 주문 접수", en: "📝 Order accepted: {side}")

    /// The broker refused the order.
    static let rejected = notice("rejected", .warning, ko: "⛔ {side} 주문 거부", en: "⛔ Order rejected: {side}")

    /// The rest of the order was taken back.
    static let cancelled = notice("cancelled", .info, ko: "↩️ {side} 주문 취소", en: "↩️ Order cancelled: {side}")

    /// The order was replaced by one with another number.
    static let modified = notice("modified", .info, ko: "✏️ {side} 주문 정정", en: "✏️ Order modified: {side}")

    /// The alert of a fill.
    static func fill(_ execution: Execution, _ name: String, _ currency: Currency) -> Alert {
        let values = values(of: execution, name) + [.quantity(execution.filled)]
        guard let price = execution.price, let amount = price.value(of: execution.quantity, in: currency) else {
            return Alert(unpricedFill, about: execution.symbol, values)
        }
        return Alert(fill, about: execution.symbol, values + [.price(price, currency), .money(amount)])
    }

    /// The alert of what else became of an order.
    static func alert(
        _ kind: AlertKind,
        _ execution: Execution,
        _ name: String,
        _ currency: Currency
    ) -> Alert {
        let price = execution.price.map { Alert.Row(limit, [.price($0, currency)]) }
        let words = execution.reason.map { Alert.Row(reason, [.text($0)]) }
        return Alert(
            kind,
            about: execution.symbol,
            values(of: execution, name),
            rows: [price, words].compactMap(\.self)
        )
    }

    private static func values(of execution: Execution, _ name: String) -> [FieldValue] {
        [
            .text(execution.account.description),
            .text(name),
            .side(execution.side),
            .quantity(execution.quantity),
            .quantity(execution.ordered),
            .text(execution.order.description),
        ]
    }

    private static func notice(_ name: String, _ severity: AlertSeverity, ko: String, en: String) -> AlertKind {
        AlertKind(
            name,
            severity: severity,
            fields: fields,
            rows: [limit, reason],
            message: LocalizedText(
                ko: "\(ko)\n📊 {instrument} ({symbol})\n📦 {quantity}\n{rows}",
                en: "\(en)\n📊 {instrument} ({symbol})\n📦 {quantity}\n{rows}"
            )
        )
    }

    private static let fields = [
        AlertKind.Field("account", .text, LocalizedText(ko: "계좌의 이름", en: "The account's name.")),
        AlertKind.Field(
            "instrument",
            .text,
            LocalizedText(ko: "종목명, 모르면 종목코드", en: "The name, or the code if none is known.")
        ),
        AlertKind.Field("side", .side, LocalizedText(ko: "매수 또는 매도", en: "Buy or sell.")),
        AlertKind.Field("quantity", .quantity, LocalizedText(ko: "수량", en: "The shares of the fill, or of the order.")),
        AlertKind.Field("ordered", .quantity, LocalizedText(ko: "주문 수량", en: "The shares the order was for.")),
        AlertKind.Field("order", .text, LocalizedText(ko: "주문번호", en: "The day, branch and number of the order.")),
    ]

    private static let fillFields =
        fields + [
            AlertKind.Field("filled", .quantity, LocalizedText(ko: "누적 체결 수량", en: "The order's filled shares so far."))
        ]

    private static let limit = AlertKind.Row(
        "limit",
        fields: [AlertKind.Field("price", .price, LocalizedText(ko: "주문가", en: "The price of the order."))],
        message: LocalizedText(ko: "💰 주문가 {price}", en: "💰 at {price}")
    )

    private static let reason = AlertKind.Row(
        "reason",
        fields: [AlertKind.Field("reason", .text, LocalizedText(ko: "증권사의 이유", en: "The broker's reason."))],
        message: LocalizedText(ko: "❗ {reason}", en: "❗ {reason}")
    )
}
