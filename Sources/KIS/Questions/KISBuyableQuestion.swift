package import PluginAPI

/// Asks how much of a share the account's own cash buys.
package struct KISBuyableQuestion: KISQuestion {
    /// What can be bought.
    package struct Answer: Sendable, Hashable {
        /// The cash that an order can use, without borrowing.
        package let cash: Money
        /// The shares it buys; a market order is reckoned at the day's highest price.
        package let quantity: Quantity
    }

    /// The instrument.
    package let symbol: Symbol

    /// How the order would be priced.
    package let kind: OrderKind

    /// Asks for an instrument.
    package init(_ symbol: Symbol, kind: OrderKind) {
        self.symbol = symbol
        self.kind = kind
    }

    /// `inquire-psbl-order`, or `inquire-psamount` for US shares.
    package func endpoint(on servers: KISServers) -> KISEndpoint { symbol.market == .krx ? .buyable : .usBuyable }

    /// Code and price.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        if let exchange = symbol.market.orderCode {
            guard case .limit(let price) = kind else { throw .noMarketOrders }
            return ["OVRS_EXCG_CD": exchange, "OVRS_ORD_UNPR": price.description, "ITEM_CD": symbol.code]
        }
        let division = KISOrderDivision(kind)
        return [
            "PDNO": symbol.code, "ORD_DVSN": division.code, "ORD_UNPR": try KISOrderText.wonPrice(kind),
        ]
    }

    /// Reads `output`.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> Answer {
        let record = try pages[0].record("output")
        if symbol.market != .krx {
            return Answer(
                cash: try record.money("ord_psbl_frcr_amt", .usd),
                quantity: try record.holding("max_ord_psbl_qty")
            )
        }
        return Answer(cash: try record.money("nrcvb_buy_amt", .krw), quantity: try record.holding("nrcvb_buy_qty"))
    }
}
