/// The clock that an exchange goes by; the zone of the machine is never used.
///
/// The raw value is the name of the zone in the tz database.
public enum MarketTimeZone: String, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// Korean standard time, nine hours ahead of UTC all year.
    case korea = "Asia/Seoul"
    /// New York time, by a table of its clock changes from 2007 to 2037; standard time outside those years.
    case usEastern = "America/New_York"

    private static let koreanOffset: Int64 = 9 * 3_600

    /// The date and time that the local clock shows at an instant, the fraction of the second dropped.
    public func localTime(at instant: Timestamp) -> (date: CivilDate, time: TimeOfDay) {
        let epochSecond = Self.epochSecond(of: instant)
        let local = epochSecond + offset(atEpochSecond: epochSecond)
        let (day, second) = local.flooringDivision(by: 86_400)
        return (CivilDate(uncheckedDayNumber: Int32(day)), TimeOfDay(uncheckedSeconds: Int32(second)))
    }

    /// The instant at which the local clock shows this time on this date.
    ///
    /// A time that comes twice in autumn is its first occurrence, a time skipped in spring is the instant of the jump, and
    /// a date outside the years of ``Timestamp`` gives the nearest instant. A later time never gives an earlier instant.
    public func timestamp(of date: CivilDate, at time: TimeOfDay) -> Timestamp {
        let local = Int64(date.dayNumber) * 86_400 + Int64(time.secondsSinceMidnight)
        let epochSecond =
            switch self {
            case .korea: local - Self.koreanOffset
            case .usEastern: ClockChanges.usEastern.epochSecond(ofLocalSecond: local)
            }
        let (nanoseconds, overflow) = epochSecond.multipliedReportingOverflow(by: 1_000_000_000)
        guard overflow else { return Timestamp(nanoseconds: nanoseconds) }
        return Timestamp(nanoseconds: epochSecond < 0 ? .min : .max)
    }

    private func offset(atEpochSecond epochSecond: Int64) -> Int64 {
        switch self {
        case .korea: Self.koreanOffset
        case .usEastern: ClockChanges.usEastern.offset(atEpochSecond: epochSecond)
        }
    }

    private static func epochSecond(of instant: Timestamp) -> Int64 {
        instant.nanoseconds.flooringDivision(by: 1_000_000_000).quotient
    }
}
