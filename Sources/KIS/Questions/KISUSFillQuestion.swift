package import PluginAPI

/// Asks for the US orders of some days with what has become of them.
package struct KISUSFillQuestion: KISQuestion {
    /// The days in New York.
    package let days: ClosedRange<CivilDate>

    /// Asks for days.
    package init(_ days: ClosedRange<CivilDate>) { self.days = days }

    /// `inquire-ccnl`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .usFills }

    /// The days; "all" is written in two ways.
    package func values(on servers: KISServers) -> [String: String] {
        let all = servers == .real ? "%" : ""
        return [
            "PDNO": all, "ORD_STRT_DT": String(days.lowerBound.yyyymmdd),
            "ORD_END_DT": String(days.upperBound.yyyymmdd), "OVRS_EXCG_CD": all,
        ]
    }

    /// Reads `output`, oldest first.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Order] {
        try pages.rows("output").reading { record throws(KISFault) in try record.usOrder(price: "ft_ord_unpr3") }
            .sorted { $0.placedAt < $1.placedAt }
    }
}
