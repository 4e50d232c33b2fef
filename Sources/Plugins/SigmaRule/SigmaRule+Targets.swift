import Indicators
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
        guard let last = closes.last, let deviation = DailyDeviation(of: closes) else { return }
        watches[slot].previousClose = last
        let currency = currency(of: watches[slot].symbol)
        for (level, multiple) in levels.enumerated() {
            guard let target = deviation.target(below: last, by: multiple, in: currency) else { continue }
            watches[slot].targets[level].price = target.price
            watches[slot].targets[level].drop = target.drop
        }
    }

    /// The currency an instrument is quoted in.
    func currency(of symbol: Symbol?) -> Currency {
        guard let symbol else { return .krw }
        return context?.instruments[symbol]?.currency ?? symbol.market.currency
    }
}
