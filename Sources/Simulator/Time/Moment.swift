/// A moment of the simulated world, read as Korean time.
public struct Moment: Sendable, Hashable, Comparable {
    /// UTC nanoseconds since 1970.
    public let nanoseconds: Int64

    /// The moment that lies so many nanoseconds after the beginning of 1970 in UTC.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// The moment that lies so many seconds after a day's Korean midnight.
    public init(day: MarketDate, second: Int) {
        nanoseconds = day.midnightNanoseconds + Int64(second) * 1_000_000_000
    }

    /// The Korean day.
    public var day: MarketDate {
        MarketDate(daysSinceEpoch: Int((nanoseconds + Self.zone).flooredQuotient(by: Self.dayLength)))
    }

    /// The whole seconds since the Korean midnight.
    public var second: Int { Int((nanoseconds - day.midnightNanoseconds) / 1_000_000_000) }

    /// The Korean time of day as `HHMMSS`.
    public var clock: String { Self.clock(second) }

    /// The Korean date and time as `YYYY-MM-DD HH:MM:SS`.
    public var stamp: String {
        let digits = Array(clock)
        return "\(day.iso) \(String(digits[0..<2])):\(String(digits[2..<4])):\(String(digits[4..<6]))"
    }

    /// The moment so many seconds later.
    public func advanced(bySeconds seconds: Int) -> Moment {
        Moment(nanoseconds: nanoseconds + Int64(seconds) * 1_000_000_000)
    }

    /// A second after midnight as `HHMMSS`.
    static func clock(_ second: Int) -> String {
        var digits: [UInt8] = []
        digits.append(clock: second)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Orders moments by time.
    public static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }

    private static let zone: Int64 = 9 * 3_600 * 1_000_000_000
    private static let dayLength: Int64 = 86_400 * 1_000_000_000
}

extension Int64 {
    /// The quotient rounded down, also for negative numbers.
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
