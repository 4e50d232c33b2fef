import PluginAPI

/// A moment as an answer shows it, by Korea's clock.
enum ChatMoment {
    /// Date and time to the minute.
    static func text(_ moment: Timestamp) -> String {
        let (date, time) = MarketTimeZone.korea.localTime(at: moment)
        return "\(date) \(minutes(time))"
    }

    /// The time to the minute, with its date unless that is the one of another moment.
    static func text(_ moment: Timestamp, seenAt now: Timestamp) -> String {
        let (date, time) = MarketTimeZone.korea.localTime(at: moment)
        return date == MarketTimeZone.korea.localTime(at: now).date ? minutes(time) : text(moment)
    }

    private static func minutes(_ time: TimeOfDay) -> String {
        TimeOfDay(hour: time.hour, minute: time.minute)?.description ?? time.description
    }
}
