package import PluginAPI

/// Takes back what is left of an order.
package struct KISCancelQuestion: KISQuestion {
    /// The order as it was last read.
    package let order: Order

    /// The day at the exchange.
    package let day: CivilDate

    /// Takes an order back on a day.
    package init(_ order: Order, on day: CivilDate) {
        self.order = order
        self.day = day
    }

    /// `order-rvsecncl`, or `order-resv-rvsecncl` for a reserved one.
    package func endpoint(on servers: KISServers) -> KISEndpoint {
        guard order.symbol.market == .krx else { return .usChange }
        return order.isReserved ? .cancelReserved : .change
    }

    /// The order's name.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        if order.isReserved {
            return [
                "RSVN_ORD_SEQ": order.id.number, "RSVN_ORD_ORGNO": order.id.branch,
                "RSVN_ORD_ORD_DT": String(order.id.day.yyyymmdd),
            ]
        }
        if let exchange = order.symbol.market.orderCode {
            return [
                "OVRS_EXCG_CD": exchange, "PDNO": order.symbol.code, "ORGN_ODNO": order.id.padded,
                "RVSE_CNCL_DVSN_CD": "02", "ORD_QTY": order.open.description, "OVRS_ORD_UNPR": "0",
            ]
        }
        return [
            "KRX_FWDG_ORD_ORGNO": order.id.branch, "ORGN_ODNO": order.id.padded,
            "ORD_DVSN": order.kind.map(KISOrderDivision.init)?.code ?? KISOrderDivision.limit.code,
            "RVSE_CNCL_DVSN_CD": "02", "ORD_QTY": "0", "ORD_UNPR": "0", "QTY_ALL_ORD_YN": "Y",
            "EXCG_ID_DVSN_CD": order.venue.orderCode,
        ]
    }

    /// Reads the number of the cancellation; a reserved order has none and keeps its own.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> OrderID {
        guard order.isReserved else { return try pages[0].orderID(on: day) }
        let done = try pages[0].record("output").choice("nrml_prcs_yn", ["Y": true, "N": false])
        guard done else {
            throw .impossible(ko: "예약 주문을 취소하지 못했습니다", en: "the reserved order could not be cancelled")
        }
        return order.id
    }
}
