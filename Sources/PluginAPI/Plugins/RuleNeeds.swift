/// What a rule needs beside the events it consumes.
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

        /// The length of each bar.
        public var interval: BarInterval

        /// How far back.
        public var reach: Reach

        /// Asks for bars.
        public init(_ interval: BarInterval, _ reach: Reach) {
            self.interval = interval
            self.reach = reach
        }
    }

    /// Parts of the account's state, delivered as `Position` events.
    public struct AccountState: OptionSet, Sendable, Hashable {
        /// One bit a part.
        public let rawValue: UInt8
        /// Makes a set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// What is held.
        public static let positions = AccountState(rawValue: 1)
        /// What can be spent.
        public static let cash = AccountState(rawValue: 2)
        /// What is not finished.
        public static let openOrders = AccountState(rawValue: 4)
    }

    /// The bars to load before the run; live bars of the same lengths follow as `Bar` events.
    public var bars: [Bars]

    /// The account state to be told of.
    public var account: AccountState

    /// Lists needs.
    public init(bars: [Bars] = [], account: AccountState = []) {
        self.bars = bars
        self.account = account
    }
}
