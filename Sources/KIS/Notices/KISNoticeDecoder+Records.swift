import PluginAPI

extension KISNoticeDecoder {
    /// Reads a notice of a Korean share; the order's price and the name stand at the end, whatever the width.
    func domestic(_ fields: KISNoticeFields, _ receivedAt: Timestamp) throws(Skip) -> Notice {
        let day = MarketTimeZone.korea.localTime(at: receivedAt).date
        let isFill = try fields.choice(13, ["1": false, "2": true])
        guard let symbol = Symbol(.krx, fields.text(8)) else { throw .badField }
        let price = try fields.price(ifPresent: isFill ? fields.width - 1 : 10)
        return try notice(
            fields,
            Parts(
                day: day,
                symbol: symbol,
                name: fields.text(fields.width - 2),
                isFill: isFill,
                isRejected: try fields.choice(12, ["0": false, "1": true]),
                acceptance: fields.text(14),
                quantity: try fields.shares(ifPresent: 9),
                price: isFill ? try fields.price(ifPresent: 10) : nil,
                ordered: try fields.shares(ifPresent: 16),
                orderKind: KISOrderDivision.kind(of: fields.text(6), price: price)
            ),
            EventHeader(
                exchangeTime: try fields.moment(11, receivedAt: receivedAt),
                receivedAt: receivedAt,
                tradingDay: day
            )
        )
    }

    /// Reads a notice of a US share, whose prices have four decimals and no point.
    func overseas(_ fields: KISNoticeFields, _ receivedAt: Timestamp) throws(Skip) -> Notice {
        let day = MarketTimeZone.usEastern.localTime(at: receivedAt).date
        let isFill = try fields.choice(12, ["1": false, "2": true])
        guard let market = Self.markets[fields.text(18)] else { throw .otherMarket }
        guard let symbol = Symbol(market, fields.text(7)) else { throw .badField }
        let price = try fields.price(ifPresent: 9, perOne: fields.text(9).contains(".") ? Price.unitsPerOne : 1)
        let quantity = try fields.shares(ifPresent: 8)
        let orderKind: OrderKind? =
            switch fields.text(6) {
            case "1": .market
            case "2" where !isFill: price.map(OrderKind.limit)
            default: nil
            }
        return try notice(
            fields,
            Parts(
                day: day,
                symbol: symbol,
                name: fields.text(17),
                isFill: isFill,
                isRejected: try fields.choice(11, ["0": false, "1": true]),
                acceptance: fields.text(13),
                quantity: quantity,
                price: isFill ? price : nil,
                ordered: try fields.shares(ifPresent: 15) ?? (isFill ? nil : quantity),
                orderKind: orderKind
            ),
            EventHeader(
                exchangeTime: try fields.moment(10, receivedAt: receivedAt),
                receivedAt: receivedAt,
                tradingDay: day
            )
        )
    }

    private static let markets: [String: Market] = ["6": .nasdaq, "7": .nyse, "8": .amex]

    /// What stands in different places in the two kinds of notices.
    private struct Parts {
        let day: CivilDate
        let symbol: Symbol
        let name: String
        let isFill: Bool
        let isRejected: Bool
        let acceptance: String
        let quantity: Quantity?
        let price: Price?
        let ordered: Quantity?
        let orderKind: OrderKind?
    }

    private func notice(_ fields: KISNoticeFields, _ parts: Parts, _ header: EventHeader) throws(Skip) -> Notice {
        let kind = Self.kind(parts, change: fields.text(5))
        var fill: OrderNotice.Fill?
        if kind == .filled {
            guard let quantity = parts.quantity, quantity > .zero, let price = parts.price else { throw .badField }
            fill = OrderNotice.Fill(quantity: quantity, price: price)
        }
        return Notice(
            notice: OrderNotice(
                kind: kind,
                order: OrderID(day: parts.day, branch: KISUnconfirmed.noticeBranch, number: try fields.digits(2)),
                original: try fields.number(ifPresent: 3)
                    .map { OrderID(day: parts.day, branch: KISUnconfirmed.noticeBranch, number: $0) },
                symbol: parts.symbol,
                name: parts.name.isEmpty ? nil : parts.name,
                side: try fields.choice(4, ["01": .sell, "02": .buy]),
                orderKind: parts.orderKind,
                ordered: parts.ordered ?? (parts.isFill ? nil : parts.quantity),
                fill: fill
            ),
            header: header
        )
    }

    /// What the digits say together; whatever they leave open is no more than that the order stands.
    private static func kind(_ parts: Parts, change: String) -> Execution.Kind {
        if parts.isRejected { return .rejected }
        if parts.isFill { return .filled }
        switch (change, parts.acceptance) {
        case (_, "3"), ("2", "2"): return .cancelled
        case ("1", "2"): return .modified
        default: return .accepted
        }
    }
}
