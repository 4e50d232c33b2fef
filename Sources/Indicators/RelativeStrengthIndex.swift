public import PluginAPI

/// The relative strength index as J. Welles Wilder defined it in 1978, taken over closes one after the other.
public struct RelativeStrengthIndex: Codable, Sendable, Hashable {
    /// The periods it can be taken over.
    public static let periods = 2...250

    /// How many changes of the close the averages stand for.
    public let period: Int

    /// How many changes have been taken in, up to the period.
    public private(set) var changes = 0

    /// The index from 0 to 100; nothing before the first period is over.
    public private(set) var value: Double?

    /// The sum of rises while the first period is not over, their smoothed average after it, in units of a price.
    private var gain = 0.0
    private var loss = 0.0
    private var lastClose: Price?

    /// Begins an index that has seen no close.
    public init(period: Int) { self.period = period }

    /// The index after closes, oldest first; nothing when there are too few.
    public static func value(after closes: some Sequence<Price>, period: Int) -> Double? {
        var index = RelativeStrengthIndex(period: period)
        for close in closes { index.add(close) }
        return index.value
    }

    /// How many bars are needed until less than a ten-thousandth of the first averages is left in the index.
    public static func bars(for period: Int) -> Int { 10 * period }

    /// Takes in the close that follows.
    public mutating func add(_ close: Price) {
        defer { lastClose = close }
        if let lastClose { take(Double(close.units - lastClose.units)) }
    }

    private mutating func take(_ change: Double) {
        let length = Double(period)
        let (rise, fall) = (max(change, 0), max(-change, 0))
        if changes < period {
            (gain, loss) = (gain + rise, loss + fall)
            changes += 1
            guard changes == period else { return }
            (gain, loss) = (gain / length, loss / length)
        } else {
            gain = (gain * (length - 1) + rise) / length
            loss = (loss * (length - 1) + fall) / length
        }
        value = Self.value(gain, loss)
    }

    private static func value(_ gain: Double, _ loss: Double) -> Double {
        // Without falls the ratio has no value: the index is at its end, or in the middle if nothing moved at all.
        guard loss > 0 else { return gain > 0 ? 100 : 50 }
        return 100 - 100 / (1 + gain / loss)
    }
}
