/// A moment as people write it: a day and a time by Korea's clock.
public struct LocalMoment: Sendable, Hashable {
    /// The day.
    public let day: CivilDate

    /// The time of the day.
    public let time: TimeOfDay

    /// Reads `2026-11-20T08:59`; nothing for another form, or for a year outside of this century.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CivilDate(String(parts[0])), let time = TimeOfDay(String(parts[1])),
            (2000...2099).contains(day.year)
        else { return nil }
        self.day = day
        self.time = time
    }

    /// The moment itself.
    public var timestamp: Timestamp { MarketTimeZone.korea.timestamp(of: day, at: time) }
}

extension LocalMoment: CustomStringConvertible {
    /// The form that a person types.
    public var description: String { "\(day)T\(time)" }
}
