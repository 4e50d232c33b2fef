import Indicators
import PluginAPI

extension DailyAnalysisRule {
    /// What the daily bars of one instrument come to on a trading day.
    struct Analysis: Sendable {
        /// A price so many deviations below the close.
        struct Target: Sendable {
            var multiple: Double
            var price: Price
            var drop: Percent
        }

        /// An average of so many closes.
        struct Average: Sendable {
            var length: Int
            var price: Price
        }

        let close: Price
        /// The day of the close.
        let day: CivilDate
        /// How far the close lies from the one before.
        let change: Percent
        let currency: Currency
        /// The targets, highest first; one at zero or below is none.
        let targets: [Target]
        let rsi: (period: Int, value: Double)?
        let averages: [Average]

        /// Computes what is wanted from the days before a trading day; nothing with too few of them.
        init?(_ closes: DailyCloses, before today: CivilDate, _ settings: Settings, _ currency: Currency) {
            guard let all = closes.closes(before: today), let close = all.prices.last,
                let before = all.prices.dropLast().last, let change = Self.change(from: before, to: close)
            else { return nil }
            self.close = close
            self.change = change
            self.currency = currency
            day = all.last
            if settings.levels.isEmpty {
                targets = []
            } else {
                let recent = closes.closes(before: today, within: settings.lookback)
                guard let deviation = DailyDeviation(of: recent) else { return nil }
                targets = settings.levels.sorted().compactMap { multiple in
                    guard let target = deviation.target(below: close, by: multiple, in: currency),
                        let price = target.price
                    else { return nil }
                    return Target(multiple: multiple, price: price, drop: target.drop)
                }
            }
            rsi = settings.rsi == 0 ? nil : Self.index(all.prices, settings.rsi)
            averages = settings.movingAverages.sorted().compactMap { length in
                SimpleAverage(ofLast: length, all.prices).map { Average(length: length, price: $0.price) }
            }
        }

        /// The index over as many closes as it remembers, so that it is the same however many there are.
        private static func index(_ closes: ArraySlice<Price>, _ period: Int) -> (period: Int, value: Double)? {
            let seen = closes.suffix(RelativeStrengthIndex.bars(for: period))
            return RelativeStrengthIndex.value(after: seen, period: period).map { (period, $0) }
        }

        /// The share of the first price, halves of the last digit away from zero; nothing where none can hold it.
        private static func change(from before: Price, to close: Price) -> Percent? {
            let scaled = Int128(close.units - before.units) * 100 * Int128(Percent.unitsPerOne)
            return Int64(exactly: scaled.dividedRoundingHalfAway(by: Int128(before.units))).map { Percent(units: $0) }
        }
    }
}
