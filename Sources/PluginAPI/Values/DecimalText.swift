/// Conversion between plain decimal text and a count of units.
enum DecimalText {
    /// The units of `-12.50`; nothing when the form is another, or digits beyond the precision are not zero.
    static func units(_ text: some Collection<UInt8>, perOne: Int64) -> Int64? {
        var bytes = text[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        let whole = bytes.prefix { $0 != UInt8(ascii: ".") }
        let fraction = bytes.dropFirst(whole.count + 1)
        guard !whole.isEmpty, whole.count == bytes.count || !fraction.isEmpty else { return nil }

        var total: Int64 = 0
        for byte in whole {
            guard let digit = digit(byte), let next = appending(digit, to: total) else { return nil }
            total = next
        }
        let (scaled, overflow) = total.multipliedReportingOverflow(by: perOne)
        guard !overflow, let part = fractionUnits(fraction, perOne: perOne) else { return nil }
        let (sum, tooLarge) = scaled.addingReportingOverflow(part)
        guard !tooLarge else { return nil }
        return isNegative ? -sum : sum
    }

    /// The plain decimal of a count of units, without trailing zeros.
    static func text(_ units: Int64, perOne: Int64) -> String {
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(perOne))
        let sign = units < 0 ? "-" : ""
        guard rest != 0 else { return "\(sign)\(whole)" }
        var digits = String(UInt64(perOne) + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }

    private static func fractionUnits(_ digits: some Collection<UInt8>, perOne: Int64) -> Int64? {
        var weight = perOne
        var total: Int64 = 0
        for byte in digits {
            guard let digit = digit(byte) else { return nil }
            weight /= 10
            guard weight > 0 || digit == 0 else { return nil }
            total += digit * weight
        }
        return total
    }

    private static func digit(_ byte: UInt8) -> Int64? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int64(value) : nil
    }

    private static func appending(_ digit: Int64, to total: Int64) -> Int64? {
        let (tens, overflow) = total.multipliedReportingOverflow(by: 10)
        let (sum, tooLarge) = tens.addingReportingOverflow(digit)
        return overflow || tooLarge ? nil : sum
    }
}
