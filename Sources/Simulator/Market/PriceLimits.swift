/// The lowest and the highest price of one day: 30 % around the base price, cut to the grid towards the base, in won.
///
/// The wider band of leveraged funds is not modelled.
public struct PriceLimits: Sendable, Hashable {
    /// The lower limit.
    public let lower: Int
    /// The upper limit.
    public let upper: Int

    /// The limits around the base price, which normally is the previous close.
    public init(base: Int, grid: PriceGrid) {
        lower = grid.ceiling(base - base * 30 / 100)
        upper = grid.floor(base + base * 30 / 100)
    }

    /// The price itself within the limits, else the limit that it passed.
    public func clamp(_ price: Int) -> Int {
        min(max(price, lower), upper)
    }
}
