import PluginAPI

/// Which prices a pane shows, and where.
struct PriceScale {
    /// The prices at the bottom and the top, in ten-thousandths; exact, since no price is beyond what a `Double` counts.
    let range: ClosedRange<Double>

    /// From the top to the bottom of the pane.
    let pane: ClosedRange<Double>

    /// Shows all bars and marks, and those levels that leave the bars most of the room.
    init(_ bars: [Chart.Bar], marks: [Chart.Mark], levels: [Chart.Level], style: Chart.Style, pane: ClosedRange<Double>)
    {
        self.pane = pane
        let lows = bars.map { Double((style == .line ? $0.close : $0.low).units) }
        let highs = bars.map { Double((style == .line ? $0.close : $0.high).units) }
        let trades = marks.map { Double($0.price.units) }
        var low = (lows + trades).min() ?? 0
        var high = (highs + trades).max() ?? 0
        // Prices that hardly move are shown hardly moving.
        let span = max(high - low, high * 0.01)
        let near = (low - span * 0.6)...(high + span * 0.6)
        for level in levels.map({ Double($0.price.units) }) where near.contains(level) {
            low = min(low, level)
            high = max(high, level)
        }
        let missing = max(0, span - (high - low)) / 2
        let margin = max(high - low, span) * 0.07
        range = (low - missing - margin)...(high + missing + margin)
    }

    /// Where a price stands, which may be outside of the pane.
    func y(_ price: Price) -> Double { y(Double(price.units)) }

    func y(_ units: Double) -> Double {
        let share = (units - range.lowerBound) / (range.upperBound - range.lowerBound)
        return pane.upperBound - share * (pane.upperBound - pane.lowerBound)
    }

    /// Round prices that are at least so many points apart, from the lowest to the highest.
    func ticks(apart distance: Double, in currency: Currency) -> [Price] {
        let span = range.upperBound - range.lowerBound
        let step = Self.step(atLeast: span * distance / (pane.upperBound - pane.lowerBound), in: currency)
        let first = max(1, Int64((range.lowerBound / step).rounded(.up)))
        let last = Int64((range.upperBound / step).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { Price(units: $0 * Int64(step)) }
    }

    /// The smallest of 1, 2, 5, 10, 20 … of the smallest unit that people write.
    private static func step(atLeast least: Double, in currency: Currency) -> Double {
        var power = Double(Price.unitsPerOne)
        for _ in 0..<currency.decimals { power /= 10 }
        while power * 10 < least { power *= 10 }
        return [1, 2, 5].map { $0 * power }.first { $0 >= least } ?? power * 10
    }
}
