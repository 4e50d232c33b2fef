/// A time on the wall clock, to the second, from 00:00 to 24:00; 24:00 is there to end a day.
public struct TimeOfDay: Hashable, Sendable, BitwiseCopyable {
    /// Seconds since midnight, 0 to 86,400.
    public let secondsSinceMidnight: Int32

    /// 00:00, the beginning of a day.
    public static let midnight = TimeOfDay(uncheckedSeconds: 0)

    /// 24:00, the end of a day.
    public static let endOfDay = TimeOfDay(uncheckedSeconds: 86_400)

    /// For a number of seconds that is known to be in range.
    init(uncheckedSeconds: Int32) {
        secondsSinceMidnight = uncheckedSeconds
    }

    /// The time so many seconds after midnight; `nil` outside 0 to 86,400.
    public init?(secondsSinceMidnight: Int) {
        guard (0...86_400).contains(secondsSinceMidnight) else { return nil }
        self.init(uncheckedSeconds: Int32(secondsSinceMidnight))
    }

    /// The time with these numbers; `nil` if the clock has no such time. 24:00:00 is the only one with hour 24.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.init(secondsSinceMidnight: hour * 3_600 + minute * 60 + second)
    }

    /// The time written as one number, as brokers send it: 93001 is 09:30:01; `nil` if the clock has no such time.
    public init?(hhmmss: Int) {
        guard hhmmss >= 0 else { return nil }
        self.init(hour: hhmmss / 10_000, minute: hhmmss / 100 % 100, second: hhmmss % 100)
    }

    /// The hour, 0 to 24.
    public var hour: Int { Int(secondsSinceMidnight) / 3_600 }

    /// The minute of the hour, 0 to 59.
    public var minute: Int { Int(secondsSinceMidnight) / 60 % 60 }

    /// The second of the minute, 0 to 59.
    public var second: Int { Int(secondsSinceMidnight) % 60 }
}

extension TimeOfDay: Comparable {
    @inlinable
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.secondsSinceMidnight < right.secondsSinceMidnight
    }
}
