/// Writing the pieces of the broker's text frames: plain ASCII, appended to a buffer that is used again and again.
extension [UInt8] {
    /// Appends a whole number, with a minus sign if negative.
    mutating func append(decimal number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(digits: number.magnitude)
    }

    /// Appends a number of hundredths as a decimal with two places, such as `-0.04`.
    mutating func append(hundredths number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: 100)
        append(digits: whole)
        append(UInt8(ascii: "."))
        append(twoDigits: fraction)
    }

    /// Appends a second after midnight as `HHMMSS`.
    mutating func append(clock second: Int) {
        let second = second.magnitude
        append(twoDigits: second / 3_600)
        append(twoDigits: second / 60 % 60)
        append(twoDigits: second % 60)
    }

    /// Appends the last two digits of a number.
    mutating func append(twoDigits number: UInt) {
        append(UInt8(truncatingIfNeeded: number / 10 % 10) | 0x30)
        append(UInt8(truncatingIfNeeded: number % 10) | 0x30)
    }

    private mutating func append(digits number: UInt) {
        guard number >= Self.block else { return append(packing: number, atLeast: 1) }
        let (upper, lower) = number.quotientAndRemainder(dividingBy: Self.block)
        append(digits: upper)
        append(packing: lower, atLeast: 8)
    }

    /// Appends a number of at most eight digits, which fit one register from the last digit to the first.
    private mutating func append(packing number: UInt, atLeast width: Int) {
        var rest = number
        var packed: UInt64 = 0
        var count = 0
        while rest > 0 || count < width {
            packed = packed << 8 | UInt64(rest % 10) | 0x30
            rest /= 10
            count += 1
        }
        for _ in 0..<count {
            append(UInt8(truncatingIfNeeded: packed))
            packed >>= 8
        }
    }

    private static var block: UInt { 100_000_000 }
}
