import PluginAPI

extension FileSink {
    /// The moment that a line of a file names.
    struct LineTime {
        private let moment: Timestamp

        /// Korea's date at the moment.
        var day: CivilDate { MarketTimeZone.korea.localTime(at: moment).date }

        /// Finds `"time":"2026-11-20T09:30:12+09:00"` in a line that this sink wrote.
        init?(json line: String) {
            guard line.hasPrefix("{\"id\":"), let key = line.firstRange(of: "\",\"time\":\"") else { return nil }
            let text = line[key.upperBound...].prefix { $0 != "\"" }
            guard let date = CivilDate(text.prefix(10)), text.dropFirst(10).first == "T",
                let time = TimeOfDay(text.dropFirst(11).prefix(8))
            else { return nil }
            let zone = text.hasSuffix("+09:00") ? MarketTimeZone.korea : .usEastern
            moment = zone.timestamp(of: date, at: time)
        }

        /// Reads `2026-11-20 09:30:12` or `2026-11-20 09:30:12 ET` at the front of a line.
        init?(text line: String) {
            guard let date = CivilDate(line.prefix(10)), line.dropFirst(10).first == " ",
                let time = TimeOfDay(line.dropFirst(11).prefix(8))
            else { return nil }
            let zone = line.dropFirst(19).hasPrefix(" ET ") ? MarketTimeZone.usEastern : .korea
            moment = zone.timestamp(of: date, at: time)
        }
    }
}
