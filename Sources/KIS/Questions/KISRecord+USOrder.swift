import PluginAPI

extension KISRecord {
    /// A US exchange.
    func usMarket(_ name: String) throws(KISFault) -> Market { try choice(name, Market.byOrderCode) }

    /// An order of the US lists, which say what is open and not what was cancelled.
    ///
    /// The day is that of New York, by which these lists are asked for, and the time that of Korea.
    func usOrder(price priceName: String) throws(KISFault) -> Order {
        let day = try date("ord_dt")
        let branch = try text("ord_gno_brno") ?? ""
        let ordered = try holding("ft_ord_qty")
        let filled = try holding("ft_ccld_qty")
        let open = try shares(ifPresent: "nccs_qty") ?? .zero
        guard filled <= ordered, open >= .zero, open <= ordered - filled else {
            throw .unreadable(endpoint, field: "nccs_qty", value: open.description)
        }
        let rest = ordered - filled - open
        let reason = try text("rjct_rson") ?? "0"
        let isRejected = reason != "0" && filled == .zero
        let limit = try averagePrice(priceName).flatMap { $0.units > 0 ? $0 : nil }
        return Order(
            id: OrderID(day: day, branch: branch, number: try orderNumber("odno")),
            original: try originalNumber("orgn_odno").map { OrderID(day: day, branch: branch, number: $0) },
            symbol: try symbol("pdno", on: try usMarket("ovrs_excg_cd")),
            name: try text("prdt_name"),
            side: try side("sll_buy_dvsn_cd"),
            kind: limit.map(OrderKind.limit),
            venue: .us,
            placedAt: try usMoment(day),
            ordered: ordered,
            filled: filled,
            value: try money(ifPresent: "ft_ccld_amt3", .usd),
            cancelled: isRejected ? .zero : rest,
            rejected: isRejected ? rest : .zero
        )
    }

    /// A time of Korea on a day of New York: hours before noon are those after midnight, on Korea's next day.
    private func usMoment(_ day: CivilDate) throws(KISFault) -> Timestamp {
        let time = try time(ifPresent: "ord_tmd") ?? .midnight
        let koreanDay = time.hour < 12 ? day.advanced(by: 1) : day
        return MarketTimeZone.korea.timestamp(of: koreanDay, at: time)
    }
}
