package import PluginAPI

/// Asks for the realised profit of US shares in dollars, which has no tax of its own.
package struct KISUSProfitQuestion: KISQuestion {
    /// The days in New York.
    package let days: ClosedRange<CivilDate>

    /// Asks for days.
    package init(_ days: ClosedRange<CivilDate>) { self.days = days }

    /// `inquire-period-profit`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .usProfit }

    /// The days.
    package func values(on servers: KISServers) -> [String: String] {
        ["INQR_STRT_DT": String(days.lowerBound.yyyymmdd), "INQR_END_DT": String(days.upperBound.yyyymmdd)]
    }

    /// Reads `output1`, whose rows do not name the exchange: it is left to the caller's table of instruments.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [KISUSProfitRow] {
        try pages.rows("output1").reading { record throws(KISFault) in
            KISUSProfitRow(
                code: try record.required("ovrs_pdno"),
                result: RealizedProfit.Day(
                    day: try record.date("trad_day"),
                    bought: try record.money("frcr_pchs_amt1", .usd),
                    sold: try record.money("frcr_sll_amt_smtl1", .usd),
                    profit: try record.money("ovrs_rlzt_pfls_amt", .usd),
                    fees: try record.money(ifPresent: "stck_sll_tlex", .usd) ?? Money(units: 0, currency: .usd),
                    taxes: Money(units: 0, currency: .usd)
                )
            )
        }
    }
}

/// A row of the realised profit of US shares.
package struct KISUSProfitRow: Sendable, Hashable {
    /// The share's code without its exchange.
    package let code: String
    /// What was bought, sold and earned on its day.
    package let result: RealizedProfit.Day
}
