extension MarketTimeZone {
    /// ISO 8601 by this clock with its distance from UTC and as many decimals as are needed, as in
    /// `2026-11-20T09:30:12.25+09:00`.
    public func isoText(at instant: Timestamp) -> String {
        let (date, time) = localTime(at: instant)
        let (seconds, fraction) = instant.nanoseconds.flooringDivision(by: 1_000_000_000)
        let local = Int64(date.dayNumber) * 86_400 + Int64(time.secondsSinceMidnight)
        let decimals = CalendarDigits.padded(fraction, to: 9).reversed().drop { $0 == "0" }.reversed()
        let fractionText = decimals.isEmpty ? "" : ".\(String(decimals))"
        return "\(date)T\(time.fullText)\(fractionText)\(Self.offsetText(minutes: (local - seconds) / 60))"
    }

    private static func offsetText(minutes: Int64) -> String {
        let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
        return (minutes < 0 ? "-" : "+") + CalendarDigits.padded(hours, to: 2) + ":"
            + CalendarDigits.padded(rest, to: 2)
    }
}
