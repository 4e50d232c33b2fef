import PluginAPI

extension OpenOrderReportRule {
    /// Above the orders at the exchange.
    static let openHeading = AlertKind.Row(
        "open-heading",
        fields: [count],
        message: LocalizedText(ko: "미체결 {count}건", en: "At the exchange: {count}")
    )

    /// Above the orders that wait for a later session.
    static let reservedHeading = AlertKind.Row(
        "reserved-heading",
        fields: [count],
        message: LocalizedText(ko: "예약 {count}건", en: "Reserved: {count}")
    )

    /// An order with a price.
    static let limit = AlertKind.Row(
        "limit-order",
        fields: fields + [AlertKind.Field("price", .price, LocalizedText(ko: "주문가", en: "The price of the order."))],
        message: LocalizedText(
            ko: "┗ {side} {name} {open} / {ordered}, {price}",
            en: "┗ {side} {name} {open} of {ordered} at {price}"
        )
    )

    /// An order at the market's prices.
    static let market = AlertKind.Row(
        "market-order",
        fields: fields,
        message: LocalizedText(
            ko: "┗ {side} {name} {open} / {ordered}, 시장가",
            en: "┗ {side} {name} {open} of {ordered} at the market"
        )
    )

    /// An order of a kind that this program does not use.
    static let other = AlertKind.Row(
        "other-order",
        fields: fields,
        message: LocalizedText(ko: "┗ {side} {name} {open} / {ordered}", en: "┗ {side} {name} {open} of {ordered}")
    )

    private static let count = AlertKind.Field("count", .integer, LocalizedText(ko: "건수", en: "How many there are."))

    private static let fields = [
        AlertKind.Field("symbol", .symbol, LocalizedText(ko: "종목코드", en: "The symbol.")),
        AlertKind.Field("name", .text, LocalizedText(ko: "종목명", en: "The name, or the code if none is known.")),
        AlertKind.Field("side", .side, LocalizedText(ko: "매수 또는 매도", en: "Buy or sell.")),
        AlertKind.Field("open", .quantity, LocalizedText(ko: "남은 수량", en: "The shares that can still be traded.")),
        AlertKind.Field("ordered", .quantity, LocalizedText(ko: "주문 수량", en: "The shares the order was for.")),
    ]
}
