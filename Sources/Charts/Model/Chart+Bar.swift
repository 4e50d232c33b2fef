public import PluginAPI

extension Chart {
    /// One bar: when it began, its prices and its volume.
    public struct Bar: Sendable, Hashable {
        /// The start of its interval.
        public var start: Timestamp

        /// The first price.
        public var open: Price

        /// The highest price.
        public var high: Price

        /// The lowest price.
        public var low: Price

        /// The last price.
        public var close: Price

        /// The shares traded.
        public var volume: Quantity

        /// Makes a bar.
        public init(start: Timestamp, open: Price, high: Price, low: Price, close: Price, volume: Quantity = .zero) {
            self.start = start
            self.open = open
            self.high = high
            self.low = low
            self.close = close
            self.volume = volume
        }

        /// Takes what is drawn from a bar of the market.
        public init(_ bar: PluginAPI.Bar) {
            self.init(
                start: bar.start,
                open: bar.open,
                high: bar.high,
                low: bar.low,
                close: bar.close,
                volume: bar.volume
            )
        }
    }
}
