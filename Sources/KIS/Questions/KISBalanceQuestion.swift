package import PluginAPI

/// Asks what the account holds of Korean shares, and for its cash.
package struct KISBalanceQuestion: KISQuestion {
    /// The account's name in the configuration.
    package let account: AccountName

    /// Asks for an account.
    package init(_ account: AccountName) { self.account = account }

    /// `inquire-balance`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .balance }

    /// None.
    package func values(on servers: KISServers) -> [String: String] { [:] }

    /// Reads holdings and the cash of the day after tomorrow, which is what orders can use.
    ///
    /// A share that is sold out stays listed for two days with nothing held; it is left out. One bought in several ways
    /// (cash, credit) has several rows, which are one holding.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> Portfolio {
        var holdings: [Symbol: Portfolio.Holding] = [:]
        for record in try pages.rows("output1") {
            guard let holding = try holding(record) else { continue }
            let symbol = holding.position.symbol
            guard let sum = holdings[symbol].map({ $0.adding(holding) }) ?? holding else {
                throw .unreadable(record.endpoint, field: "evlu_amt")
            }
            holdings[symbol] = sum
        }
        return Portfolio(
            account: account,
            holdings: holdings.values.sorted { $0.position.symbol < $1.position.symbol },
            cash: [try cash(pages)]
        )
    }

    private func cash(_ pages: [KISAnswer]) throws(KISFault) -> Money {
        guard let last = pages.last(where: { !$0.isEmpty }) else { return Money(units: 0, currency: .krw) }
        return try last.record("output2").money("prvs_rcdl_excc_amt", .krw)
    }

    private func holding(_ record: KISRecord) throws(KISFault) -> Portfolio.Holding? {
        let quantity = try record.holding("hldg_qty")
        guard quantity > .zero else { return nil }
        let symbol = try record.symbol("pdno", on: .krx)
        return Portfolio.Holding(
            position: Position(
                account: account,
                symbol: symbol,
                quantity: quantity,
                sellable: min(max(try record.shares(ifPresent: "ord_psbl_qty") ?? quantity, .zero), quantity),
                cost: try record.money("pchs_amt", .krw)
            ),
            name: try record.text("prdt_name") ?? symbol.code,
            price: try record.price("prpr"),
            value: try record.money("evlu_amt", .krw),
            profit: try record.money("evlu_pfls_amt", .krw)
        )
    }
}

extension Portfolio.Holding {
    /// This and another holding of the same share as one; nothing when an amount does not fit.
    func adding(_ other: Portfolio.Holding) -> Portfolio.Holding? {
        let (shares, overflow) = position.quantity.units.addingReportingOverflow(other.position.quantity.units)
        guard !overflow, let cost = position.cost.adding(other.position.cost), let value = value.adding(other.value),
            let profit = profit.adding(other.profit)
        else { return nil }
        var sum = self
        sum.position.quantity = Quantity(units: shares)
        // Neither is more than its holding, so that their sum fits too.
        sum.position.sellable = position.sellable + other.position.sellable
        sum.position.cost = cost
        sum.value = value
        sum.profit = profit
        return sum
    }
}
