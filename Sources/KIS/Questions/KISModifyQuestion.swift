package import PluginAPI

/// Replaces the price or the quantity of an order.
package struct KISModifyQuestion: KISQuestion {
    /// The order as it was last read.
    package let order: Order

    /// What it shall be; the quantity is what shall be open.
    package let request: OrderRequest

    /// The day at the exchange.
    package let day: CivilDate

    /// Whether KRX is in its after-market.
    package let isAfterMarket: Bool

    /// Replaces an order on a day.
    package init(_ order: Order, to request: OrderRequest, on day: CivilDate, isAfterMarket: Bool = false) {
        self.order = order
        self.request = request
        self.day = day
        self.isAfterMarket = isAfterMarket
    }

    /// `order-rvsecncl`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { order.symbol.market == .krx ? .change : .usChange }

    /// The order's name and its new price and quantity.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        guard !order.isReserved else {
            throw .impossible(
                ko: "예약 주문은 정정할 수 없습니다. 취소하고 다시 주문하세요",
                en: "a reserved order cannot be changed; cancel it and order anew"
            )
        }
        let shares = try KISOrderText.shares(request.quantity)
        if let exchange = order.symbol.market.orderCode {
            return [
                "OVRS_EXCG_CD": exchange, "PDNO": order.symbol.code, "ORGN_ODNO": order.id.padded,
                "RVSE_CNCL_DVSN_CD": "01", "ORD_QTY": shares,
                "OVRS_ORD_UNPR": try KISOrderText.dollarPrice(request.kind),
            ]
        }
        return [
            "KRX_FWDG_ORD_ORGNO": order.id.branch, "ORGN_ODNO": order.id.padded,
            "ORD_DVSN": try KISOrderDivision(request.kind, at: order.venue, isAfterMarket: isAfterMarket).code,
            "RVSE_CNCL_DVSN_CD": "01", "ORD_QTY": shares, "ORD_UNPR": try KISOrderText.wonPrice(request.kind),
            "QTY_ALL_ORD_YN": request.quantity == order.open ? "Y" : "N", "EXCG_ID_DVSN_CD": order.venue.orderCode,
        ]
    }

    /// Reads the number of the order that takes its place.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> OrderID { try pages[0].orderID(on: day) }
}
