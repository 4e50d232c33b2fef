/// A whole number as the broker writes it.
func digits(_ number: Int) -> String { String(number) }

/// How the broker writes numbers: as texts.
enum WireNumber {
    /// A whole number of units as a decimal with the given places, such as 2_314_000 ten-thousandths as `231.4000`.
    static func fixed(_ number: Int, units: Int, places: Int) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let magnitude = number.magnitude.multipliedFullWidth(by: UInt(scale))
        let value = UInt(units).dividingFullWidth(magnitude).quotient
        let (whole, fraction) = value.quotientAndRemainder(dividingBy: UInt(scale))
        let sign = number < 0 && value > 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let digits = String(fraction)
        return "\(sign)\(whole).\(String(repeating: "0", count: places - digits.count))\(digits)"
    }

    /// A quotient in percent with two places, half away from zero; zero where nothing divides.
    static func percent(_ part: Int, of whole: Int, places: Int = 2) -> String {
        guard whole > 0 else { return fixed(0, units: 1, places: places) }
        var scale = 100
        for _ in 0..<places { scale *= 10 }
        let product = part.magnitude.multipliedFullWidth(by: UInt(scale))
        let half = UInt(whole / 2)
        let (low, carry) = product.low.addingReportingOverflow(half)
        let quotient = UInt(whole).dividingFullWidth((product.high + (carry ? 1 : 0), low)).quotient
        return fixed(part < 0 ? -Int(quotient) : Int(quotient), units: scale / 100, places: places)
    }

    /// Ten-thousandths of a dollar with the given places.
    static func dollars(_ amount: Int, places: Int = 4) -> String { fixed(amount, units: 10_000, places: places) }

    /// The broker's code of a change: 1 at the upper limit, 2 up, 3 flat, 4 at the lower limit, 5 down.
    static func sign(_ price: Int, base: Int, limits: PriceLimits? = nil) -> String {
        if price == limits?.upper { return "1" }
        if price == limits?.lower { return "4" }
        return price > base ? "2" : price == base ? "3" : "5"
    }
}

extension String {
    /// The text with blanks behind it up to a number of characters.
    func padded(to width: Int) -> String {
        let missing = width - count
        return missing > 0 ? self + String(repeating: " ", count: missing) : self
    }

    /// The text with zeros before it up to a number of characters.
    func zeroPadded(to width: Int) -> String {
        let missing = width - count
        return missing > 0 ? String(repeating: "0", count: missing) + self : self
    }
}

extension JSONValue {
    /// An object whose values are all texts.
    static func row(_ pairs: KeyValuePairs<String, String>) -> JSONValue {
        .object(pairs.map { Member($0.key, .string($0.value)) })
    }

    /// An object whose values are all texts.
    static func row(_ pairs: [(String, String)]) -> JSONValue {
        .object(pairs.map { Member($0.0, .string($0.1)) })
    }
}
