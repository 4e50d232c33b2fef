public import PluginAPI

/// How far an instrument usually moves in a day: the sample standard deviation of its simple daily returns.
///
/// It is computed with + − × ÷ √ alone, in the order of the days, so that it is the same on every machine.
public struct DailyDeviation: Sendable, Hashable {
    /// A price so many deviations below a close.
    public struct Target: Sendable, Hashable {
        /// The price, to the won or the cent; nothing at zero and below.
        public var price: Price?

        /// How far it lies below the close.
        public var drop: Percent
    }

    /// The fewest daily returns it is taken of.
    public static let fewestReturns = 20

    /// The shortest period, in days, that holds so many returns, holidays and all.
    private static let shortestLookback = 45

    /// The deviation, as a share of one.
    public let share: Double

    /// Takes the deviation of the returns between closes; nothing with too few.
    public init?(of closes: ArraySlice<Price>) {
        let count = closes.count - 1
        guard count >= Self.fewestReturns else { return nil }
        let changes = zip(closes, closes.dropFirst()).map { Double($1.units) / Double($0.units) - 1 }
        var sum = 0.0
        for change in changes { sum += change }
        let mean = sum / Double(count)
        var squares = 0.0
        for change in changes { squares += (change - mean) * (change - mean) }
        share = (squares / Double(count - 1)).squareRoot()
    }

    /// The target so many deviations below a close; nothing where no percentage can hold the distance.
    public func target(below close: Price, by multiple: Double, in currency: Currency) -> Target? {
        guard let drop = Percent(rounding: multiple * share * 100) else { return nil }
        return Target(price: Self.price(below: close, by: multiple * share, in: currency), drop: drop)
    }

    /// A price below a close by a share of it, to the won or the cent, halves away from zero; nothing at zero and below.
    public static func price(below close: Price, by share: Double, in currency: Currency) -> Price? {
        // Rounded once, straight to what people pay with: by way of a price's finest unit a half could move.
        let perOne = (0..<currency.decimals).reduce(1) { perOne, _ in perOne * 10 }
        let count = (close.doubleValue * (1 - share) * Double(perOne)).rounded(.toNearestOrAwayFromZero)
        guard count > 0, let coins = Int64(exactly: count) else { return nil }
        let (units, overflow) = coins.multipliedReportingOverflow(by: Price.unitsPerOne / Int64(perOne))
        return overflow ? nil : Price(units: units)
    }

    /// What is wrong with a period to look back; nothing when it holds enough returns.
    public static func problem(of lookback: CalendarPeriod) -> LocalizedText? {
        // Measured back from the last day there is; which day does not matter for the few that months differ by.
        guard lookback.date(before: .latest).distance(to: .latest) < shortestLookback else { return nil }
        return LocalizedText(
            ko: "표준편차에는 일간 수익률이 \(fewestReturns)개 이상 필요하니 \(shortestLookback)일 이상이어야 합니다.",
            en: """
                a deviation needs \(fewestReturns) daily returns, so this must be at least \(shortestLookback) days
                """
        )
    }
}
