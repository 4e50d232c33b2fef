extension TradingCalendar {
    /// The hours of a session on usual days, and how they follow when a day opens or closes at another time.
    public struct SessionRule: Hashable, Sendable {
        /// What an end of a session keeps its distance to.
        public enum Edge: String, Hashable, Sendable {
            /// The clock: it does not move.
            case fixed
            /// The day's opening.
            case open
            /// The day's close.
            case close
        }

        /// What becomes of the session on a day with other hours.
        public enum Movement: Hashable, Sendable {
            /// Its ends move with what they keep their distance to; if nothing is left between them it is not held.
            case moved(start: Edge, end: Edge)
            /// It is not held if the day opens at another time than usual, else it stays.
            case dropped
        }

        /// The session.
        public let name: SessionName

        /// Its hours on a usual day.
        public let hours: HourRange

        /// What becomes of it on a day with other hours.
        public let movement: Movement

        /// The first day with these hours; `nil` if they have always been.
        public let from: CivilDate?

        /// The last day with these hours; `nil` if no end is known.
        public let until: CivilDate?

        /// The hours of a session between two days, both included.
        public init(
            _ name: SessionName,
            _ hours: HourRange,
            movement: Movement,
            from: CivilDate? = nil,
            until: CivilDate? = nil
        ) {
            self.name = name
            self.hours = hours
            self.movement = movement
            self.from = from
            self.until = until
        }

        /// Whether the rule speaks about the day.
        func applies(to date: CivilDate) -> Bool {
            (from ?? .earliest) <= date && date <= (until ?? .latest)
        }
    }
}
