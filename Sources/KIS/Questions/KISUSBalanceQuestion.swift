package import PluginAPI

/// Asks what the account holds of US shares.
package struct KISUSBalanceQuestion: KISQuestion {
    /// The account's name in the configuration.
    package let account: AccountName

    /// The exchange; on the real servers Nasdaq stands for all.
    package let market: Market

    /// Asks for an account at an exchange.
    package init(_ account: AccountName, at market: Market = .nasdaq) {
        self.account = account
        self.market = market
    }

    /// The questions that together cover all US exchanges.
    package static func covering(_ account: AccountName, on servers: KISServers) -> [KISUSBalanceQuestion] {
        servers == .real
            ? [KISUSBalanceQuestion(account)]
            : [.nasdaq, .nyse, .amex].map { KISUSBalanceQuestion(account, at: $0) }
    }

    /// `inquire-balance`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .usBalance }

    /// The exchange.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        try market.exchangeValues()
    }

    /// Reads `output1`.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Portfolio.Holding] {
        try pages.rows("output1").reading(holding).compactMap(\.self)
    }

    private func holding(_ record: KISRecord) throws(KISFault) -> Portfolio.Holding? {
        let quantity = try record.holding("ovrs_cblc_qty")
        guard quantity > .zero else { return nil }
        let market = try record.text("ovrs_excg_cd") == nil ? self.market : record.usMarket("ovrs_excg_cd")
        let symbol = try record.symbol("ovrs_pdno", on: market)
        guard let price = try record.averagePrice("now_pric2") else {
            throw .unreadable(record.endpoint, field: "now_pric2")
        }
        return Portfolio.Holding(
            position: Position(
                account: account,
                symbol: symbol,
                quantity: quantity,
                sellable: min(max(try record.shares(ifPresent: "ord_psbl_qty") ?? quantity, .zero), quantity),
                cost: try record.money("frcr_pchs_amt1", .usd)
            ),
            name: try record.text("ovrs_item_name") ?? symbol.code,
            price: price,
            value: try record.money("ovrs_stck_evlu_amt", .usd),
            profit: try record.money("frcr_evlu_pfls_amt", .usd)
        )
    }
}
