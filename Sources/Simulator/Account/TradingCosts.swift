/// What trading costs: the broker's fee on both sides and the tax on sales of shares.
struct TradingCosts: Sendable, Hashable {
    let fee: Int
    let tax: Int

    var sum: Int { fee + tax }

    /// The costs of one domestic fill, in won: 0.0140527 % rounded up, and 0.20 % tax rounded down, none on funds.
    static func domestic(_ side: OrderSide, amount: Int, of kind: SampleInstrument.Kind) -> TradingCosts {
        TradingCosts(
            fee: (amount * 140_527 + 999_999_999) / 1_000_000_000,
            tax: side == .sell && kind == .stock ? amount * 20 / 10_000 : 0
        )
    }

    /// The costs of one American fill, in ten-thousandths of a dollar: 0.25 %.
    static func overseas(amount: Int) -> TradingCosts { TradingCosts(fee: amount * 25 / 10_000, tax: 0) }
}
