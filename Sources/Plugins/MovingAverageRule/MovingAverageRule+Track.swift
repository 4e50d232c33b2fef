import Indicators
import PluginAPI

extension MovingAverageRule {
    /// On which side of the slow average the fast one lies.
    enum Side: String, Codable, Sendable {
        case above, below
    }

    /// A crossing with the two averages after it.
    struct Crossing: Sendable {
        var side: Side
        var averages: Averages
    }

    /// The two averages after a bar.
    struct Averages: Sendable {
        var fast: Price
        var slow: Price
        /// The side the fast one lies on; nothing when they are the same.
        var side: Side?
    }

    /// The averages of one instrument.
    struct Track: Codable, Sendable {
        private var lastStart: Timestamp?
        private var lastClose = Price.zero

        /// The last closes, as many as the slow average needs; none for exponential averages.
        private(set) var closes: [Price] = []
        private(set) var fast = ExponentialAverage()
        private(set) var slow = ExponentialAverage()

        /// The side at the last bar at which the averages differed.
        private(set) var side: Side?

        /// Takes in a closed bar; returns the crossing it makes.
        mutating func add(_ bar: Bar, _ settings: Settings) -> Crossing? {
            guard bar.close.units > 0, lastStart.map({ $0 < bar.start }) ?? true else { return nil }
            lastStart = bar.start
            lastClose = bar.close
            take(bar.close, settings)
            guard let averages = averages(settings), let new = averages.side else { return nil }
            defer { side = new }
            return side == nil || side == new ? nil : Crossing(side: new, averages: averages)
        }

        /// The bars of a history that have not been taken in; begins anew if the history does not lead on.
        mutating func unseen(in history: BarHistory) -> ArraySlice<Bar> {
            guard let lastStart else { return history.bars[...] }
            switch history.continuation(after: lastStart, close: lastClose) {
            case .bars(let bars): return bars
            case .anew:
                self = Track()
                return history.bars[...]
            }
        }

        /// The averages as they are now; nothing while there are too few bars.
        func averages(_ settings: Settings) -> Averages? {
            switch settings.kind {
            case .simple: simpleAverages(settings)
            case .exponential: exponentialAverages(settings)
            }
        }

        /// How many bars the slow average has, up to its length.
        func count(_ settings: Settings) -> Int { settings.kind == .simple ? closes.count : slow.count }

        private mutating func take(_ close: Price, _ settings: Settings) {
            switch settings.kind {
            case .simple:
                if closes.count == settings.slow { closes.removeFirst() }
                closes.append(close)
            case .exponential:
                fast.add(close.doubleValue, length: settings.fast)
                slow.add(close.doubleValue, length: settings.slow)
            }
        }

        private func simpleAverages(_ settings: Settings) -> Averages? {
            guard let fast = SimpleAverage(ofLast: settings.fast, closes),
                let slow = SimpleAverage(ofLast: settings.slow, closes)
            else { return nil }
            let side: Side? = fast == slow ? nil : fast > slow ? .above : .below
            return Averages(fast: fast.price, slow: slow.price, side: side)
        }

        private func exponentialAverages(_ settings: Settings) -> Averages? {
            guard slow.count == settings.slow, let fastPrice = Price(rounding: fast.value),
                let slowPrice = Price(rounding: slow.value)
            else { return nil }
            let side: Side? = fast.value == slow.value ? nil : fast.value > slow.value ? .above : .below
            return Averages(fast: fastPrice, slow: slowPrice, side: side)
        }
    }
}
