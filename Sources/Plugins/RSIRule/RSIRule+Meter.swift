import PluginAPI

extension RSIRule {
    /// Where an index lies.
    enum Zone: String, Codable, Sendable {
        case neutral, oversold, overbought
    }

    /// The index of one instrument as J. Welles Wilder defined it in 1978.
    struct Meter: Codable, Sendable {
        private var lastStart: Timestamp?
        private var lastClose = Price.zero

        /// How many changes have been taken in, up to the period.
        private(set) var changes = 0

        /// The sum of rises while the first period is not over, their smoothed average after it, in units of a price.
        private var gain = 0.0
        private var loss = 0.0

        /// Where the index lay at the last bar.
        var zone = Zone.neutral

        /// The index from 0 to 100; nothing before the first period is over.
        private(set) var index: Double?

        /// Takes in a closed bar; returns whether it was new.
        mutating func add(_ bar: Bar, period: Int) -> Bool {
            guard bar.close.units > 0, lastStart.map({ $0 < bar.start }) ?? true else { return false }
            if lastStart != nil { take(Double(bar.close.units - lastClose.units), period) }
            lastStart = bar.start
            lastClose = bar.close
            return true
        }

        /// The bars of a history that have not been taken in; begins anew if the history does not lead on.
        mutating func unseen(in history: BarHistory) -> ArraySlice<Bar> {
            guard let lastStart else { return history.bars[...] }
            switch history.continuation(after: lastStart, close: lastClose) {
            case .bars(let bars): return bars
            case .anew:
                self = Meter()
                return history.bars[...]
            }
        }

        private mutating func take(_ change: Double, _ period: Int) {
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
            index = Self.index(gain, loss)
        }

        private static func index(_ gain: Double, _ loss: Double) -> Double {
            // Without falls the ratio has no value: the index is at its end, or in the middle if nothing moved at all.
            guard loss > 0 else { return gain > 0 ? 100 : 50 }
            return 100 - 100 / (1 + gain / loss)
        }
    }
}
