package import PluginAPI

/// Asks for the orders of some days with what has become of them, the owner's own ones too.
package struct KISFillQuestion: KISQuestion {
    /// Which orders.
    package enum Part: String, Sendable, Hashable {
        /// All.
        case all = "00"
        /// Those with something left to trade.
        case open = "02"
    }

    /// The days.
    package let days: ClosedRange<CivilDate>

    /// Which orders.
    package let part: Part

    /// The day at the exchange, from which the broker counts back three months.
    package let today: CivilDate

    /// Asks for days.
    package init(_ days: ClosedRange<CivilDate>, _ part: Part = .all, today: CivilDate) {
        self.days = days
        self.part = part
        self.today = today
    }

    /// Questions that together cover the days, since those before three months are answered elsewhere.
    package static func covering(_ days: ClosedRange<CivilDate>, today: CivilDate) -> [KISFillQuestion] {
        let edge = today.advanced(by: -recentDays)
        guard days.lowerBound < edge else { return [KISFillQuestion(days, today: today)] }
        guard days.upperBound >= edge else { return [KISFillQuestion(days, today: today)] }
        return [
            KISFillQuestion(days.lowerBound...edge.advanced(by: -1), today: today),
            KISFillQuestion(edge...days.upperBound, today: today),
        ]
    }

    /// Fewer days than three months can have.
    private static let recentDays = 89

    /// `inquire-daily-ccld`, under one TR id for the last three months and another for what was before.
    package func endpoint(on servers: KISServers) -> KISEndpoint {
        days.lowerBound < today.advanced(by: -Self.recentDays) ? .oldFills : .fills
    }

    /// Dates and part; the paper servers know KRX only.
    package func values(on servers: KISServers) -> [String: String] {
        [
            "INQR_STRT_DT": String(days.lowerBound.yyyymmdd), "INQR_END_DT": String(days.upperBound.yyyymmdd),
            "CCLD_DVSN": part.rawValue, "EXCG_ID_DVSN_CD": servers == .real ? "ALL" : "KRX",
        ]
    }

    /// Reads `output1`, oldest first.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Order] {
        try pages.rows("output1").reading(Self.order).sorted { $0.placedAt < $1.placedAt }
    }

    static func order(_ record: KISRecord) throws(KISFault) -> Order {
        let day = try record.date("ord_dt")
        let branch = try record.text("ord_gno_brno") ?? ""
        let ordered = try record.holding("ord_qty")
        let filled = try record.holding("tot_ccld_qty")
        guard filled <= ordered else {
            throw .unreadable(record.endpoint, field: "tot_ccld_qty", value: filled.description)
        }
        // What was neither traded nor is open; more than is left of the order it cannot be.
        let cancelled = try record.shares(ifPresent: "cncl_cfrm_qty", within: ordered - filled)
        let rejected = try record.shares(ifPresent: "rjct_qty", within: ordered - filled - cancelled)
        let price = try record.price(ifAboveZero: "ord_unpr")
        return Order(
            id: OrderID(day: day, branch: branch, number: try record.orderNumber("odno")),
            original: try record.originalNumber("orgn_odno").map { OrderID(day: day, branch: branch, number: $0) },
            symbol: try record.symbol("pdno", on: .krx),
            name: try record.text("prdt_name"),
            side: try record.side("sll_buy_dvsn_cd"),
            kind: KISOrderDivision.kind(of: try record.text("ord_dvsn_cd") ?? "", price: price),
            venue: Venue(orderCode: try record.text("excg_id_dvsn_cd")),
            placedAt: MarketTimeZone.korea.timestamp(of: day, at: try record.time(ifPresent: "ord_tmd") ?? .midnight),
            ordered: ordered,
            filled: filled,
            value: try record.money(ifPresent: "tot_ccld_amt", .krw),
            cancelled: cancelled,
            rejected: rejected
        )
    }
}
