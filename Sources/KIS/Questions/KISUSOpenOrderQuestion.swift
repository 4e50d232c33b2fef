package import PluginAPI

/// Asks for the US orders of one exchange that are not finished.
package struct KISUSOpenOrderQuestion: KISQuestion {
    /// The exchange; Nasdaq stands for all on the real servers.
    package let market: Market

    /// Asks at an exchange.
    package init(at market: Market = .nasdaq) { self.market = market }

    /// `inquire-nccs`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .usOpenOrders }

    /// The exchange.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        try market.exchangeValues()
    }

    /// Reads `output`, oldest first.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Order] {
        try pages.rows("output").reading { record throws(KISFault) in try record.usOrder(price: "ft_ord_unpr3") }
            .sorted { $0.placedAt < $1.placedAt }
    }
}
