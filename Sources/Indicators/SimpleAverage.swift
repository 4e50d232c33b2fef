public import PluginAPI

/// The mean of prices, exact where averages are compared and rounded only where one is shown.
public struct SimpleAverage: Sendable {
    /// The lengths an average can have.
    public static let lengths = 1...1_000

    private let sum: Int128
    private let count: Int

    /// Averages closes; nothing of none.
    public init?(of closes: some Collection<Price>) {
        guard !closes.isEmpty else { return nil }
        sum = closes.reduce(Int128(0)) { $0 + Int128($1.units) }
        count = closes.count
    }

    /// Averages the last closes; nothing when there are fewer than the length.
    public init?(ofLast length: Int, _ closes: some BidirectionalCollection<Price>) {
        guard length > 0, closes.count >= length else { return nil }
        self.init(of: closes.suffix(length))
    }

    /// The average, halves rounded away from zero; it is never above the greatest of the prices and so fits.
    public var price: Price { Price(units: Int64(sum.dividedRoundingHalfAway(by: Int128(count)))) }
}

extension SimpleAverage: Comparable {
    // Sums are compared crosswise, since a quotient would be rounded.

    /// Whether both are exactly the same.
    public static func == (left: SimpleAverage, right: SimpleAverage) -> Bool {
        left.sum * Int128(right.count) == right.sum * Int128(left.count)
    }

    /// Whether the first is exactly less.
    public static func < (left: SimpleAverage, right: SimpleAverage) -> Bool {
        left.sum * Int128(right.count) < right.sum * Int128(left.count)
    }
}
