package import PluginAPI

/// Asks for the Korean orders that can be changed or cancelled.
package struct KISOpenOrderQuestion: KISQuestion {
    /// The day at the exchange.
    package let today: CivilDate

    /// Asks on a day.
    package init(today: CivilDate) { self.today = today }

    /// The paper servers' way: today's orders with something left to trade.
    private var byFills: KISFillQuestion { KISFillQuestion(today...today, .open, today: today) }

    /// `inquire-psbl-rvsecncl`, or `inquire-daily-ccld` on paper.
    package func endpoint(on servers: KISServers) -> KISEndpoint {
        servers == .real ? .openOrders : byFills.endpoint(on: servers)
    }

    /// None, or today and its unfilled part on paper.
    package func values(on servers: KISServers) -> [String: String] {
        servers == .real ? [:] : byFills.values(on: servers)
    }

    /// Reads `output`, or `output1` on paper, oldest first.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Order] {
        guard let first = pages.first, first.endpoint == .openOrders else {
            return try byFills.read(pages).filter { $0.open > .zero }
        }
        return try pages.rows("output").reading(order).sorted { $0.placedAt < $1.placedAt }
    }

    /// This answer has no day, and no sum of what was cancelled: whatever is neither filled nor open was.
    private func order(_ record: KISRecord) throws(KISFault) -> Order {
        let branch = try record.text("ord_gno_brno") ?? ""
        let ordered = try record.holding("ord_qty")
        let filled = try record.holding("tot_ccld_qty")
        let open = try record.holding("psbl_qty")
        guard filled <= ordered, open <= ordered - filled else {
            throw .unreadable(record.endpoint, field: "psbl_qty", value: open.description)
        }
        let price = try record.price(ifAboveZero: "ord_unpr")
        return Order(
            id: OrderID(day: today, branch: branch, number: try record.orderNumber("odno")),
            original: try record.originalNumber("orgn_odno").map { OrderID(day: today, branch: branch, number: $0) },
            symbol: try record.symbol("pdno", on: .krx),
            name: try record.text("prdt_name"),
            side: try record.side("sll_buy_dvsn_cd"),
            kind: KISOrderDivision.kind(of: try record.text("ord_dvsn_cd") ?? "", price: price),
            venue: Venue(orderCode: try record.text("excg_id_dvsn_cd")),
            placedAt: MarketTimeZone.korea.timestamp(of: today, at: try record.time(ifPresent: "ord_tmd") ?? .midnight),
            ordered: ordered,
            filled: filled,
            value: try record.money(ifPresent: "tot_ccld_amt", .krw),
            cancelled: ordered - filled - open
        )
    }
}
