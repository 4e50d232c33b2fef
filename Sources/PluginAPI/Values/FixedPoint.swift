/// A decimal number held as a whole count of a fixed fraction, so that sums and comparisons are exact.
///
/// Multiplying units stays in `Int128`; what does not fit `Int64` is refused, never wrapped.
public protocol FixedPoint: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// How many units make one.
    static var unitsPerOne: Int64 { get }

    /// The count of units.
    var units: Int64 { get }

    /// Makes a value from a count of units.
    init(units: Int64)
}

extension FixedPoint {
    /// Nothing.
    public static var zero: Self { Self(units: 0) }

    /// Makes a whole number, or nothing when it does not fit.
    public init?(whole: Int64) {
        let (units, overflow) = whole.multipliedReportingOverflow(by: Self.unitsPerOne)
        guard !overflow else { return nil }
        self.init(units: units)
    }

    /// Makes a value from a plain decimal such as `-12.50`; nothing for another form, or one too large or too precise.
    ///
    /// Zeros beyond the precision are accepted, as brokers send them.
    public init?(decimal text: some StringProtocol) {
        // A text of a known type is read several times as fast, and a short one is copied for next to nothing.
        guard let units = DecimalText.units(String(text).utf8, perOne: Self.unitsPerOne) else { return nil }
        self.init(units: units)
    }

    /// Makes the value nearest to a binary number, halves away from zero; nothing when it does not fit.
    public init?(rounding value: Double) {
        let scaled = (value * Double(Self.unitsPerOne)).rounded(.toNearestOrAwayFromZero)
        guard let units = Int64(exactly: scaled) else { return nil }
        self.init(units: units)
    }

    /// The nearest binary number, for indicators only.
    public var doubleValue: Double { Double(units) / Double(Self.unitsPerOne) }

    /// Whether there is no fraction.
    public var isWhole: Bool { units % Self.unitsPerOne == 0 }

    /// The distance from zero; the lowest value of the type has none and stays itself.
    public var magnitude: Self { units < 0 && units != .min ? Self(units: -units) : self }

    /// The number as a plain decimal without trailing zeros.
    public var description: String { DecimalText.text(units, perOne: Self.unitsPerOne) }

    /// Orders by amount.
    public static func < (left: Self, right: Self) -> Bool { left.units < right.units }

    /// The sum; traps on overflow, which only a mistake in a program can reach.
    public static func + (left: Self, right: Self) -> Self { Self(units: left.units + right.units) }

    /// The difference; traps on overflow.
    public static func - (left: Self, right: Self) -> Self { Self(units: left.units - right.units) }

    /// The opposite; traps on overflow.
    public static prefix func - (value: Self) -> Self { Self(units: -value.units) }

    /// Adds in place; traps on overflow.
    public static func += (left: inout Self, right: Self) { left = left + right }

    /// Subtracts in place; traps on overflow.
    public static func -= (left: inout Self, right: Self) { left = left - right }

    /// Reads the decimal text that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(decimal: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal: \(text)")
        }
        self = value
    }

    /// Writes the plain decimal, so that a stored value can be read by people and other programs.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
