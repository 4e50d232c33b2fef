package import PluginAPI

/// Asks for the realised profit of Korean shares.
package struct KISProfitQuestion: KISQuestion {
    /// Which rows.
    package enum Rows: Sendable, Hashable {
        /// One a day.
        case byDay
        /// One a day and share.
        case byStock
    }

    /// The days.
    package let days: ClosedRange<CivilDate>

    /// Which rows.
    package let rows: Rows

    /// Asks for days.
    package init(_ days: ClosedRange<CivilDate>, _ rows: Rows) {
        self.days = days
        self.rows = rows
    }

    /// `inquire-period-profit` or `inquire-period-trade-profit`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { rows == .byDay ? .profitByDay : .profitByStock }

    /// The days.
    package func values(on servers: KISServers) -> [String: String] {
        ["INQR_STRT_DT": String(days.lowerBound.yyyymmdd), "INQR_END_DT": String(days.upperBound.yyyymmdd)]
    }

    /// Reads `output1`.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [KISProfitRow] {
        try pages.rows("output1").reading { record throws(KISFault) in
            KISProfitRow(
                symbol: try rows == .byDay ? nil : record.symbol("pdno", on: .krx),
                result: RealizedProfit.Day(
                    day: try record.date("trad_dt"),
                    bought: try record.money(ifPresent: "buy_amt", .krw) ?? Money(units: 0, currency: .krw),
                    sold: try record.money(ifPresent: "sll_amt", .krw) ?? Money(units: 0, currency: .krw),
                    profit: try record.money("rlzt_pfls", .krw),
                    fees: try record.money(ifPresent: "fee", .krw) ?? Money(units: 0, currency: .krw),
                    taxes: try record.money(ifPresent: "tl_tax", .krw) ?? Money(units: 0, currency: .krw)
                )
            )
        }
    }
}

/// A row of the realised profit of Korean shares.
package struct KISProfitRow: Sendable, Hashable {
    /// The share, or nothing in a row of all.
    package let symbol: Symbol?
    /// What was bought, sold and earned on its day.
    package let result: RealizedProfit.Day
}
