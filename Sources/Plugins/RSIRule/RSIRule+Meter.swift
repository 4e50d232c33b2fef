import Indicators
import PluginAPI

extension RSIRule {
    /// Where an index lies.
    enum Zone: String, Codable, Sendable {
        case neutral, oversold, overbought
    }

    /// The index of one instrument with the last bar it has taken in.
    struct Meter: Codable, Sendable {
        private var lastStart: Timestamp?
        private var lastClose = Price.zero
        private var strength: RelativeStrengthIndex

        /// Where the index lay at the last bar.
        var zone = Zone.neutral

        init(period: Int) { strength = RelativeStrengthIndex(period: period) }

        /// The index from 0 to 100; nothing before the first period is over.
        var index: Double? { strength.value }

        /// How many changes of the close have been taken in, up to the period.
        var changes: Int { strength.changes }

        /// Takes in a closed bar; returns whether it was new.
        mutating func add(_ bar: Bar) -> Bool {
            guard bar.close.units > 0, lastStart.map({ $0 < bar.start }) ?? true else { return false }
            strength.add(bar.close)
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
                self = Meter(period: strength.period)
                return history.bars[...]
            }
        }
    }
}
