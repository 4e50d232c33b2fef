extension TradingCalendar {
    /// One thing that makes a day differ from the usual.
    public struct DayChange: Hashable, Sendable {
        /// What differs.
        public enum Kind: Hashable, Sendable {
            /// The market is closed.
            case holiday
            /// The market trades although the day is a weekend or was a holiday.
            case opening
            /// The day opens and closes at other times; its sessions move as their rules say. Hours given before for single
            /// sessions of the day are forgotten. A closed day stays closed.
            case hours(HourRange)
            /// One session has these hours, or is not held if there are none.
            case session(SessionName, HourRange?)
        }

        /// The day at the exchange.
        public let date: CivilDate

        /// What differs.
        public let kind: Kind

        /// The reason, in words for a person.
        public let name: String

        /// A change of the day with its reason.
        public init(_ date: CivilDate, _ kind: Kind, name: String) {
            self.date = date
            self.kind = kind
            self.name = name
        }
    }
}
