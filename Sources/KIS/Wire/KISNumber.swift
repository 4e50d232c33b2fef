/// Reads the broker's numbers, which are texts with blanks, signs, leading zeros and more decimals than there are units.
enum KISNumber {
    /// The units of a number such as ` +0.64`, `000000001926000` or `231.40000000`; nothing for anything else.
    ///
    /// - Parameter rounds: whether decimals beyond the unit are rounded, halves away from zero, and not refused.
    static func units(_ text: some StringProtocol, perOne: Int64, rounds: Bool) -> Int64? {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let whole = digits.prefix { $0 != UInt8(ascii: ".") }
        let decimals = digits.dropFirst(whole.count).dropFirst()
        // `.5` is a number here, `.` and nothing are none.
        guard digits.count <= 40, !whole.isEmpty || !decimals.isEmpty, whole.count == digits.count || !decimals.isEmpty
        else { return nil }
        guard let units = magnitude(whole, decimals, perOne, rounds) else { return nil }
        return isNegative ? -units : units
    }

    private static func magnitude(
        _ whole: some Sequence<UInt8>,
        _ decimals: some Sequence<UInt8>,
        _ perOne: Int64,
        _ rounds: Bool
    ) -> Int64? {
        var total: Int64 = 0
        for byte in whole {
            let (tens, overflow) = total.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = tens.addingReportingOverflow(Int64(byte &- UInt8(ascii: "0")))
            guard byte &- UInt8(ascii: "0") <= 9, !overflow, !tooLarge else { return nil }
            total = sum
        }
        var fraction: Int64 = 0
        var unit = perOne
        var isFirstBeyond = true
        for byte in decimals {
            let digit = Int64(byte &- UInt8(ascii: "0"))
            guard digit <= 9 else { return nil }
            unit /= 10
            fraction += digit * unit
            guard unit == 0, digit != 0 || isFirstBeyond else { continue }
            guard rounds || digit == 0 else { return nil }
            if isFirstBeyond, digit >= 5 { fraction += 1 }
            isFirstBeyond = false
        }
        let (scaled, overflow) = total.multipliedReportingOverflow(by: perOne)
        let (units, tooLarge) = scaled.addingReportingOverflow(fraction)
        return overflow || tooLarge ? nil : units
    }
}
