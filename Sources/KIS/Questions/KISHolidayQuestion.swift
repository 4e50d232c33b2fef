package import PluginAPI

/// Asks on which days from one on the Korean market is open; to be asked once a day at most.
package struct KISHolidayQuestion: KISQuestion {
    /// Whether the market is open on a day.
    package struct Day: Sendable, Hashable {
        /// The day.
        package let date: CivilDate
        /// Whether there is trading; the broker's other flags are `Y` on some Saturdays.
        package let isOpen: Bool
    }

    /// The first day.
    package let day: CivilDate

    /// Asks from a day on.
    package init(from day: CivilDate) { self.day = day }

    /// `chk-holiday`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .holidays }

    /// The first day.
    package func values(on servers: KISServers) -> [String: String] { ["BASS_DT": String(day.yyyymmdd)] }

    /// Reads `output`: some weeks, of which there are no further pages here.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [Day] {
        try pages.rows("output").reading { record throws(KISFault) in
            Day(date: try record.date("bass_dt"), isOpen: try record.choice("opnd_yn", ["Y": true, "N": false]))
        }
    }
}
