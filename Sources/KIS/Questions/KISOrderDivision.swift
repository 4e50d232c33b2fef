import PluginAPI

/// `ORD_DVSN` of Korean orders: how an order is priced, as the broker numbers it.
package struct KISOrderDivision: Sendable, Hashable {
    /// The two digits.
    package let code: String

    /// At a price of its own.
    static let limit = KISOrderDivision("00")
    /// At the market's prices.
    static let market = KISOrderDivision("01")
    /// At a price of its own in the exchange's after-market, since 2026-09-14.
    static let afterMarketLimit = KISOrderDivision("41")

    private init(_ code: String) { self.code = code }

    /// The way of a kind of order in the regular session.
    init(_ kind: OrderKind) {
        switch kind {
        case .market: self = .market
        case .limit: self = .limit
        }
    }

    /// The way of an order at a venue and a time.
    ///
    /// - Throws: `KISFault` for what the venue does not take.
    init(_ kind: OrderKind, at venue: Venue, isAfterMarket: Bool) throws(KISFault) {
        self.init(kind)
        if self == .market, venue == .nxt {
            throw .impossible(
                ko: "NXT는 시장가 주문을 받지 않습니다. 지정가를 쓰세요",
                en: "NXT takes no orders at the market's prices; name a price"
            )
        }
        guard isAfterMarket, venue == .krx else { return }
        guard self == .limit else {
            throw .impossible(
                ko: "애프터마켓은 시장가 주문을 받지 않습니다. 지정가를 쓰세요",
                en: "the after-market takes no orders at the market's prices; name a price"
            )
        }
        self = .afterMarketLimit
    }

    /// How the broker's code prices an order, or nothing for a way that this program does not use.
    static func kind(of code: String, price: Price?) -> OrderKind? {
        switch code {
        case limit.code, afterMarketLimit.code: price.map(OrderKind.limit)
        case market.code: .market
        default: nil
        }
    }
}
