/// One fill as the account's books keep it, for profits over a period.
struct BookedTrade: Sendable, Hashable {
    let day: MarketDate
    let instrument: Order.Instrument
    let side: OrderSide
    let quantity: Int
    let amount: Int
    let costs: TradingCosts
    /// What the sold shares had cost; zero for a purchase.
    let cost: Int

    /// What a sale earned after all costs; zero for a purchase.
    var profit: Int { side == .sell ? amount - cost - costs.sum : 0 }
}
