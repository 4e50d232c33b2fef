/// A half-open part of the day, from its start up to but not including its end.
///
/// An end before the start lies on the next day: `22:30-05:00` holds 23:00 and 04:59, and on a date it begins that
/// evening. An end of 00:00 is the end of the same day and is kept as 24:00. A range is never empty.
public struct HourRange: Hashable, Sendable, BitwiseCopyable {
    /// The first time that is inside, 00:00 to 23:59:59.
    public let start: TimeOfDay

    /// The first time that is no longer inside, 00:00:01 to 24:00, on the next day if it is before `start`.
    public let end: TimeOfDay

    /// The range between the two; `nil` if they are the same time or the start is 24:00.
    public init?(start: TimeOfDay, end: TimeOfDay) {
        guard start != end, start < .endOfDay else { return nil }
        self.start = start
        self.end = end == .midnight ? .endOfDay : end
    }

    /// Whether the end lies on the day after the start.
    public var crossesMidnight: Bool { end < start }

    /// Whether the clock showing this time is inside the range.
    public func contains(_ time: TimeOfDay) -> Bool {
        crossesMidnight ? time >= start || time < end : time >= start && time < end
    }

    /// The instants of the range that begins on the given date in the given zone.
    ///
    /// It is empty only where the clocks jump over the whole of it, or outside the years of ``Timestamp``.
    public func interval(startingOn date: CivilDate, in zone: MarketTimeZone) -> Range<Timestamp> {
        let lastDate = crossesMidnight ? date.advanced(by: 1) : date
        return zone.timestamp(of: date, at: start)..<zone.timestamp(of: lastDate, at: end)
    }
}

extension HourRange: LosslessStringConvertible {
    /// Reads `09:00-09:10`, also with `~`, `–` or `～` and with blanks; `nil` for any other form and for an empty range.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { "-~–～".contains($0) }
        guard parts.count == 2, let start = TimeOfDay(Self.trimmed(parts[0])),
            let end = TimeOfDay(Self.trimmed(parts[1]))
        else { return nil }
        self.init(start: start, end: end)
    }

    /// The form `09:00-09:10`.
    public var description: String { "\(start)-\(end)" }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let leading = text.drop(while: \.isWhitespace)
        return String(leading.reversed().drop(while: \.isWhitespace).reversed())
    }
}
