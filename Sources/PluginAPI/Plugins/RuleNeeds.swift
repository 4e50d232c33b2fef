/// What a rule needs beside the events it consumes; the state of an account comes as events.
public struct RuleNeeds: Sendable, Hashable {
    /// Past bars of one length.
    public struct Bars: Sendable, Hashable {
        /// How far back.
        public enum Reach: Sendable, Hashable {
            /// A number of bars before the current one.
            case count(Int)
            /// A calendar period up to the last closed day.
            case period(CalendarPeriod)
        }

        /// Of which instruments.
        public enum Instruments: Sendable, Hashable {
            /// Of those that the sources name.
            case named
            /// Of what accounts hold, before each portfolio that shows it; no live bars follow.
            case held
        }

        /// The length of each bar.
        public var interval: BarInterval

        /// How far back.
        public var reach: Reach

        /// Of which instruments.
        public var instruments: Instruments

        /// Asks for bars.
        public init(_ interval: BarInterval, _ reach: Reach, of instruments: Instruments = .named) {
            self.interval = interval
            self.reach = reach
            self.instruments = instruments
        }
    }

    /// The bars to load before the run; of named instruments, live bars of the same lengths follow as `Bar` events.
    public var bars: [Bars]

    /// Lists needs.
    public init(bars: [Bars] = []) { self.bars = bars }
}
