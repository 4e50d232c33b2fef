import PluginAPI

extension OpenOrderReportRule {
    /// Orders that are not finished.
    static let report = AlertKind(
        "open-order-report",
        severity: .info,
        fields: [
            account,
            AlertKind.Field("open", .integer, LocalizedText(ko: "미체결 건수", en: "How many orders are at the exchange.")),
            AlertKind.Field("reserved", .integer, LocalizedText(ko: "예약 건수", en: "How many orders are reserved.")),
        ],
        rows: [openHeading, reservedHeading, limit, market, other],
        message: LocalizedText(
            ko: """
                📋 [미체결 주문] {account}
                {rows}
                """,
            en: """
                📋 [Open orders] {account}
                {rows}
                """
        )
    )

    /// No order is open.
    static let nothingOpen = AlertKind(
        "nothing-open",
        severity: .info,
        fields: [account],
        message: LocalizedText(ko: "📋 {account}: 미체결 주문이 없습니다.", en: "📋 {account}: no order is open.")
    )

    static func nothingOpen(_ open: OpenOrders) -> Alert {
        Alert(nothingOpen, about: nil, [.text(open.account.description)])
    }

    /// The report of a list of orders, those at the exchange before those that wait for a later session.
    func report(_ open: OpenOrders) -> Alert {
        let parts =
            [(Self.openHeading, open.orders.filter { !$0.isReserved })]
            + [(Self.reservedHeading, open.orders.filter(\.isReserved))]
        let rows = parts.filter { !$0.1.isEmpty }.flatMap { heading, orders in
            [Alert.Row(heading, [.integer(Int64(orders.count))])] + orders.map(row)
        }
        let counts = parts.map { FieldValue.integer(Int64($0.1.count)) }
        return Alert(Self.report, about: nil, [.text(open.account.description)] + counts, rows: rows)
    }

    private func row(_ order: Order) -> Alert.Row {
        let name = order.name ?? instruments[order.symbol]?.name ?? order.symbol.description
        let currency = instruments[order.symbol]?.currency ?? order.symbol.market.currency
        let values: [FieldValue] = [
            .symbol(order.symbol), .text(name), .side(order.side), .quantity(order.open), .quantity(order.ordered),
        ]
        switch order.kind {
        case .limit(let price): return Alert.Row(Self.limit, values + [.price(price, currency)])
        case .market: return Alert.Row(Self.market, values)
        case nil: return Alert.Row(Self.other, values)
        }
    }

    private static let account = AlertKind.Field(
        "account",
        .text,
        LocalizedText(ko: "계좌의 이름", en: "The account's name.")
    )
}
