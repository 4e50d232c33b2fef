package import PluginAPI

/// Places an order.
package struct KISPlaceQuestion: KISQuestion {
    /// The order.
    package let order: OrderRequest

    /// The day at the exchange, which is part of an order's name.
    package let day: CivilDate

    /// Whether KRX is in its after-market, which takes orders under codes of its own.
    package let isAfterMarket: Bool

    /// Places an order on a day.
    package init(_ order: OrderRequest, on day: CivilDate, isAfterMarket: Bool = false) {
        self.order = order
        self.day = day
        self.isAfterMarket = isAfterMarket
    }

    /// `order-cash`, or `order` for US shares.
    package func endpoint(on servers: KISServers) -> KISEndpoint {
        switch (order.symbol.market, order.side) {
        case (.krx, .buy): .buy
        case (.krx, .sell): .sell
        case (_, .buy): .usBuy
        case (_, .sell): .usSell
        }
    }

    /// Code, kind, quantity, price.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        if let exchange = order.symbol.market.orderCode {
            return [
                "OVRS_EXCG_CD": exchange, "PDNO": order.symbol.code,
                "ORD_QTY": try KISOrderText.shares(order.quantity),
                "OVRS_ORD_UNPR": try KISOrderText.dollarPrice(order.kind), "SLL_TYPE": order.side == .sell ? "00" : "",
            ]
        }
        try Self.check(order.venue, on: servers)
        return [
            "PDNO": order.symbol.code,
            "ORD_DVSN": try KISOrderDivision(order.kind, at: order.venue, isAfterMarket: isAfterMarket).code,
            "ORD_QTY": try KISOrderText.shares(order.quantity),
            "ORD_UNPR": try KISOrderText.wonPrice(order.kind),
            "EXCG_ID_DVSN_CD": order.venue.orderCode,
            "SLL_TYPE": order.side == .sell ? "01" : "",
        ]
    }

    /// Reads the order's number.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> OrderID { try pages[0].orderID(on: day) }

    static func check(_ venue: Venue, on servers: KISServers) throws(KISFault) {
        guard servers == .real || venue == .krx else {
            throw .impossible(
                ko: "모의투자 서버는 KRX 주문만 받습니다",
                en: "the paper servers take orders for KRX only"
            )
        }
    }
}
