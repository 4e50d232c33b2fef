import PluginAPI

extension SigmaRule {
    /// Computes the targets of an instrument's current trading day from the days before it.
    mutating func computeTargets(at slot: Int) {
        watches[slot].isCurrent = true
        for level in levels.indices { watches[slot].targets[level].price = nil }
        guard let day = watches[slot].day else { return }
        watches[slot].closes.trim(before: day, within: settings.lookback)
        let closes = watches[slot].closes.closes(before: day, within: settings.lookback)
        watches[slot].returns = max(0, closes.count - 1)
        guard let last = closes.last, let deviation = Self.deviation(of: closes) else { return }
        watches[slot].previousClose = last
        let currency = currency(of: watches[slot].symbol)
        for (level, multiple) in levels.enumerated() {
            guard let drop = Percent(rounding: multiple * deviation * 100) else { continue }
            watches[slot].targets[level].price = Self.target(below: last, by: multiple * deviation, in: currency)
            watches[slot].targets[level].drop = drop
        }
    }

    /// The sample standard deviation of the simple returns between closes, as a share of one; nothing with too few.
    static func deviation(of closes: ArraySlice<Price>) -> Double? {
        let count = closes.count - 1
        guard count >= fewestReturns else { return nil }
        let changes = zip(closes, closes.dropFirst()).map { Double($1.units) / Double($0.units) - 1 }
        var sum = 0.0
        for change in changes { sum += change }
        let mean = sum / Double(count)
        var squares = 0.0
        for change in changes { squares += (change - mean) * (change - mean) }
        return (squares / Double(count - 1)).squareRoot()
    }

    /// A price below a close by a share of it, to the won or the cent, halves away from zero; nothing at zero and below.
    static func target(below close: Price, by share: Double, in currency: Currency) -> Price? {
        // Rounded once, straight to what people pay with: by way of a price's finest unit a half could move.
        let perOne = (0..<currency.decimals).reduce(1) { perOne, _ in perOne * 10 }
        let count = (close.doubleValue * (1 - share) * Double(perOne)).rounded(.toNearestOrAwayFromZero)
        guard count > 0, let coins = Int64(exactly: count) else { return nil }
        let (units, overflow) = coins.multipliedReportingOverflow(by: Price.unitsPerOne / Int64(perOne))
        return overflow ? nil : Price(units: units)
    }

    /// The currency an instrument is quoted in.
    func currency(of symbol: Symbol?) -> Currency {
        guard let symbol else { return .krw }
        return context?.instruments[symbol]?.currency ?? symbol.market.currency
    }
}
