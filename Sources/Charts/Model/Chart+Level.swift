public import PluginAPI

extension Chart {
    /// A price that a line is drawn at, with its name.
    public struct Level: Sendable, Hashable {
        /// What a level is, which decides its colour and which names are left out first when there is no room.
        public enum Role: String, Codable, Sendable, Hashable, CaseIterable {
            /// The price of now; it takes the place of the last bar's close.
            case current
            /// Where a position would be sold to end a loss.
            case stop
            /// What a position cost on average.
            case average
            /// A price that is waited for.
            case target
        }

        /// The name, such as `2차 매수`.
        public var label: String

        /// The price.
        public var price: Price

        /// What it is.
        public var role: Role

        /// Makes a level.
        public init(label: String, price: Price, role: Role) {
            self.label = label
            self.price = price
            self.role = role
        }
    }

    /// A trade that is pointed at.
    public struct Mark: Sendable, Hashable {
        /// When it happened.
        public var time: Timestamp

        /// Its price.
        public var price: Price

        /// Whether it bought or sold.
        public var side: Side

        /// Makes a mark.
        public init(time: Timestamp, price: Price, side: Side) {
            self.time = time
            self.price = price
            self.side = side
        }
    }

    /// The relative strength index, computed by whoever fills the chart.
    public struct RSI: Sendable, Hashable {
        /// How many bars it looks back on.
        public var period: Int

        /// From 0 to 100 for each bar, and nothing where there were too few bars before.
        public var values: [Double?]

        /// Makes an index.
        public init(period: Int, values: [Double?]) {
            self.period = period
            self.values = values
        }
    }
}
