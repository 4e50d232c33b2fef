/// When a number shows its sign.
public enum SignDisplay: Sendable, Hashable {
    /// A minus before what lies below zero.
    case negativeOnly
    /// A plus before what lies above zero as well.
    case always
}

/// Digits in groups of three, as people write them.
enum NumberFormat {
    /// The text of a count of units, rounded half away from zero to the most decimals and padded to the fewest.
    static func grouped(_ units: Int64, perOne: Int64, decimals: ClosedRange<Int>) -> String {
        let scale = power(decimals.upperBound)
        let scaled = (Int128(units.magnitude) * scale).dividedRoundingHalfAway(by: Int128(perOne))
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
        let fraction = trimmed(String(String(scale + rest).dropFirst()), to: decimals.lowerBound)
        return groups(String(whole)) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// The sign of a rounded number: none when what is shown is zero.
    static func sign(of units: Int64, shownAs digits: String, _ display: SignDisplay) -> String {
        guard digits.contains(where: { ("1"..."9").contains($0) }) else { return "" }
        if units < 0 { return "-" }
        return display == .always ? "+" : ""
    }

    private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

    private static func trimmed(_ fraction: String, to fewest: Int) -> String {
        var fraction = fraction
        while fraction.count > fewest, fraction.last == "0" { fraction.removeLast() }
        return fraction
    }

    private static func groups(_ digits: String) -> String {
        var text = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
