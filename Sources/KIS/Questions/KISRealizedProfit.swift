package import PluginAPI

/// What was earned and paid by selling on one day, of all shares or of one.
package struct KISRealizedProfit: Sendable, Hashable {
    /// The day of the trade.
    package let day: CivilDate
    /// The share, or nothing in a row of all.
    package let symbol: Symbol?
    /// Bought for.
    package let bought: Money
    /// Sold for.
    package let sold: Money
    /// The profit that was realised.
    package let profit: Money
    /// The broker's fees.
    package let fees: Money
    /// Taxes.
    package let taxes: Money
}
