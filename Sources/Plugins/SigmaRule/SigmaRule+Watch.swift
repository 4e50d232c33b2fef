import Indicators
import PluginAPI

extension SigmaRule {
    /// The prices at which nothing can happen on one trading day.
    struct QuietRange: Sendable {
        private var day = Int32.min
        /// The highest target that waits to be reached.
        private var floor = Int64.max
        /// The lowest target that waits for a price above it.
        private var ceiling = Int64.min

        /// No price, so that the next trade is looked at.
        init() {}

        init(day: CivilDate, above floor: Price?, upTo ceiling: Price?) {
            self.day = day.dayNumber
            self.floor = floor?.units ?? .min
            self.ceiling = ceiling?.units ?? .max
        }

        /// Whether a trade changes nothing.
        func holds(_ trade: Trade) -> Bool {
            let price = trade.price.units
            return price > floor && price <= ceiling && trade.header.tradingDay.dayNumber == day
        }
    }

    /// One level of one instrument.
    struct Target: Sendable {
        /// The price, if there are enough returns to know it and it lies above zero.
        var price: Price?

        /// How far the price lies below the previous close.
        var drop = Percent.zero

        /// Whether reaching it is worth an alert.
        var isArmed = true
    }

    /// What is known of one instrument.
    struct Watch: Sendable {
        var symbol: Symbol?
        var closes = DailyCloses()

        /// The trading day the targets are for.
        var day: CivilDate?

        /// One target for each level.
        var targets: [Target]

        /// The close the targets are below.
        var previousClose = Price.zero

        /// How many daily returns the targets are made of.
        var returns = 0

        /// Whether the targets follow from the closes as they are now.
        var isCurrent = false

        init(levels: Int) { targets = Array(repeating: Target(), count: levels) }

        /// Turns to another trading day, on which every level is new.
        mutating func begin(_ day: CivilDate) {
            self.day = day
            isCurrent = false
            for level in targets.indices { targets[level] = Target() }
        }

        /// The prices at which nothing happens until the day or the closes change.
        func quietRange(rearms: Bool) -> QuietRange {
            guard let day else { return QuietRange() }
            let armed = targets.lazy.filter(\.isArmed).compactMap(\.price).max()
            let resting = rearms ? targets.lazy.filter { !$0.isArmed }.compactMap(\.price).min() : nil
            return QuietRange(day: day, above: armed, upTo: resting)
        }
    }
}
