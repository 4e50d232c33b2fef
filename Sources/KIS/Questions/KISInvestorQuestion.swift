package import PluginAPI

/// Asks for net buying by kind of investor, a month of days at most.
package struct KISInvestorQuestion: KISQuestion {
    /// The instrument.
    package let symbol: Symbol

    /// Where.
    package let venue: Venue

    /// Asks for an instrument.
    package init(_ symbol: Symbol, venue: Venue = .krx) {
        self.symbol = symbol
        self.venue = venue
    }

    /// `inquire-investor`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .investors }

    /// Venue and code.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        try KISPriceQuestion.values(symbol, venue)
    }

    /// Reads `output`, newest first; today's row is blank until after the close and is left out then.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [InvestorFlow] {
        try pages.rows("output").reading(flow).compactMap(\.self)
    }

    private func flow(_ record: KISRecord) throws(KISFault) -> InvestorFlow? {
        guard let individuals = try record.shares(ifPresent: "prsn_ntby_qty"),
            let foreigners = try record.shares(ifPresent: "frgn_ntby_qty"),
            let institutions = try record.shares(ifPresent: "orgn_ntby_qty")
        else { return nil }
        return InvestorFlow(
            symbol: symbol,
            day: try record.date("stck_bsop_date"),
            individuals: individuals,
            foreigners: foreigners,
            institutions: institutions,
            isEstimate: false
        )
    }
}
