import PluginAPI

/// Reads instants as ISO 8601 writes them.
enum InstantText {
    /// The instant of `2026-11-20T09:00:00.25+09:00`; nothing for another form, or one without its distance from UTC.
    static func instant(_ text: String) -> Timestamp? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 10, let date = CivilDate(parts[0]),
            let zone = parts[1].firstIndex(where: { "Z+-".contains($0) }),
            let offset = seconds(ofZone: parts[1][zone...])
        else { return nil }
        let clock = parts[1][..<zone].split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(clock.count), let time = TimeOfDay(clock[0]) else { return nil }
        let fraction = clock.count == 2 ? nanoseconds(ofFraction: clock[1]) : 0
        guard let fraction else { return nil }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(time.secondsSinceMidnight) - offset
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, tooLarge) = whole.addingReportingOverflow(fraction)
        return overflow || tooLarge ? nil : Timestamp(nanoseconds: sum)
    }

    /// The seconds of `Z`, `+09:00` or `-05:00`.
    private static func seconds(ofZone text: Substring) -> Int64? {
        if text == "Z" { return 0 }
        guard text.utf8.count == 6, let time = TimeOfDay(text.dropFirst()) else { return nil }
        return Int64(time.secondsSinceMidnight) * (text.hasPrefix("-") ? -1 : 1)
    }

    private static func nanoseconds(ofFraction digits: Substring) -> Int64? {
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(digits + String(repeating: "0", count: 9 - digits.utf8.count))
    }
}
