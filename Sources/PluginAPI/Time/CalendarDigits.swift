/// Reads and writes the plain decimal digits that dates and times are made of.
enum CalendarDigits {
    /// The value of text that is ASCII digits and nothing else; `nil` for empty text, signs, blanks and more than nine digits.
    static func value(of text: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(text.count) else { return nil }
        var value = 0
        for byte in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// The digits of a value that is not negative, with zeros in front up to `width`.
    static func padded(_ value: some BinaryInteger, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int64 {
    /// The quotient rounded toward negative infinity and the remainder, which is never negative for a positive divisor.
    func flooringDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
