package import PluginAPI

/// Asks for the orders that wait for a later session, taken in on some days.
package struct KISReservedOrderQuestion: KISQuestion {
    /// The days on which they were given.
    package let days: ClosedRange<CivilDate>

    /// Asks for days.
    package init(_ days: ClosedRange<CivilDate>) { self.days = days }

    /// `order-resv-ccnl`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .reservedOrders }

    /// The days.
    package func values(on servers: KISServers) -> [String: String] {
        [
            "RSVN_ORD_ORD_DT": String(days.lowerBound.yyyymmdd), "RSVN_ORD_END_DT": String(days.upperBound.yyyymmdd),
        ]
    }

    /// Reads `output`, oldest first, without those that were taken back, refused or sent to the exchange.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Order] {
        try pages.rows("output").reading(order).compactMap(\.self).sorted { $0.placedAt < $1.placedAt }
    }

    private func order(_ record: KISRecord) throws(KISFault) -> Order? {
        let (number, cancelled) = (try record.originalNumber("odno"), try record.originalNumber("cncl_ord_dt"))
        guard try record.text("rjct_rson2") == nil, number == nil, cancelled == nil else { return nil }
        let day = try record.date("rsvn_ord_ord_dt")
        let price = try record.price(ifAboveZero: "ord_rsvn_unpr")
        return Order(
            id: OrderID(
                day: day,
                branch: try record.text(KISUnconfirmed.reservedBranchField) ?? "",
                number: try record.orderNumber("rsvn_ord_seq")
            ),
            symbol: try record.symbol("pdno", on: .krx),
            name: try record.text("kor_item_shtn_name"),
            side: try record.side("sll_buy_dvsn_cd"),
            kind: KISOrderDivision.kind(of: try record.text("ord_dvsn_cd") ?? "", price: price),
            venue: .krx,
            placedAt: MarketTimeZone.korea.timestamp(of: day, at: try record.time(ifPresent: "ord_tmd") ?? .midnight),
            ordered: try record.holding("ord_rsvn_qty"),
            filled: .zero,
            isReserved: true
        )
    }
}
