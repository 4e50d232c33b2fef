/// What a field that should hold a number holds, read digit by digit.
enum KISFieldReading {
    /// A number in units of the wanted size.
    case units(Int64)
    /// Nothing, or the word `(null)`.
    case missing
    /// Something else than a number without sign, or one that does not fit.
    case malformed
    /// A number with more decimals than the unit can express.
    case tooPrecise

    /// Reads a number such as `70100` or `70100.5`; zeros beyond the last decimal of the unit are accepted.
    init(decimal range: Range<Int>, of text: Span<UInt8>, unitsPerOne: Int64) {
        guard let point = range.first(where: { text[$0] == UInt8(ascii: ".") }) else {
            self.init(whole: range, of: text, unitsPerOne: unitsPerOne)
            return
        }
        self = Self.units(range.lowerBound..<point, of: text, unitsPerOne: unitsPerOne)
        if case .units(let whole) = self {
            self = Self.adding(point + 1..<range.upperBound, of: text, to: whole, unitsPerOne: unitsPerOne)
        }
    }

    /// Reads digits only.
    init(whole range: Range<Int>, of text: Span<UInt8>, unitsPerOne: Int64) {
        let isMissing = Self.isMissing(range, of: text)
        self = isMissing ? .missing : Self.units(range, of: text, unitsPerOne: unitsPerOne)
    }

    private static func units(_ range: Range<Int>, of text: Span<UInt8>, unitsPerOne: Int64) -> KISFieldReading {
        guard !range.isEmpty else { return .malformed }
        var number: Int64 = 0
        for place in range {
            let digit = text[place] &- UInt8(ascii: "0")
            let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = tens.addingReportingOverflow(Int64(digit))
            guard digit <= 9, !overflow, !tooLarge else { return .malformed }
            number = sum
        }
        let (units, overflow) = number.multipliedReportingOverflow(by: unitsPerOne)
        return overflow ? .malformed : .units(units)
    }

    /// Adds the digits behind the point to the units in front of it.
    private static func adding(
        _ range: Range<Int>,
        of text: Span<UInt8>,
        to whole: Int64,
        unitsPerOne: Int64
    ) -> KISFieldReading {
        guard !range.isEmpty else { return .malformed }
        var unit = unitsPerOne
        var decimals: Int64 = 0
        var isTooPrecise = false
        for place in range {
            let digit = text[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return .malformed }
            unit /= 10
            decimals += Int64(digit) * unit
            isTooPrecise = isTooPrecise || (unit == 0 && digit != 0)
        }
        let (units, overflow) = whole.addingReportingOverflow(decimals)
        return overflow ? .malformed : isTooPrecise ? .tooPrecise : .units(units)
    }

    /// Whether a field is empty or says `(null)`.
    static func isMissing(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        let null = "(null)".utf8
        guard range.count == null.count else { return range.isEmpty }
        return zip(range, null).allSatisfy { text[$0] == $1 }
    }
}
