/// An instant, counted in UTC nanoseconds since 1970-01-01T00:00:00Z.
///
/// The range is the years 1677 to 2262. Arithmetic with a `Duration` drops fractions of a nanosecond and stops at the ends
/// of the range instead of trapping, so that a time-out of a thousand years is merely far away.
public struct Timestamp: Hashable, Sendable, BitwiseCopyable {
    /// UTC nanoseconds since 1970, negative before.
    public let nanoseconds: Int64

    /// The instant so many UTC nanoseconds after the beginning of 1970.
    @inlinable
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }
}

extension Timestamp: Comparable {
    @inlinable
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}

extension Timestamp: InstantProtocol {
    /// The instant that much later; an instant beyond the range becomes the last one in it.
    public func advanced(by duration: Duration) -> Timestamp {
        let moved = Int128(nanoseconds) + duration.attoseconds / 1_000_000_000
        return Timestamp(nanoseconds: Int64(clamping: moved))
    }

    /// The time from this instant to the other, negative if the other is earlier.
    public func duration(to other: Timestamp) -> Duration {
        Duration(attoseconds: (Int128(other.nanoseconds) - Int128(nanoseconds)) * 1_000_000_000)
    }
}

extension Timestamp {
    /// The instant that much later.
    public static func + (instant: Timestamp, duration: Duration) -> Timestamp {
        instant.advanced(by: duration)
    }

    /// The instant that much earlier.
    public static func - (instant: Timestamp, duration: Duration) -> Timestamp {
        instant.advanced(by: .zero - duration)
    }

    /// The time from the right instant to the left one.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        right.duration(to: left)
    }

    /// Moves the instant that much later.
    public static func += (instant: inout Timestamp, duration: Duration) {
        instant = instant + duration
    }

    /// Moves the instant that much earlier.
    public static func -= (instant: inout Timestamp, duration: Duration) {
        instant = instant - duration
    }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(nanoseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(nanoseconds)
    }
}

extension Timestamp: CustomStringConvertible {
    /// ISO 8601 in UTC with as many decimals as are needed, as in `2026-11-20T00:00:00.25Z`.
    public var description: String {
        let (seconds, fraction) = nanoseconds.flooringDivision(by: 1_000_000_000)
        let (day, second) = seconds.flooringDivision(by: 86_400)
        let time = TimeOfDay(uncheckedSeconds: Int32(second))
        let decimals = CalendarDigits.padded(fraction, to: 9).reversed().drop { $0 == "0" }.reversed()
        return "\(CivilDate(uncheckedDayNumber: Int32(day)))T\(time.fullText)"
            + (decimals.isEmpty ? "Z" : ".\(String(decimals))Z")
    }
}
