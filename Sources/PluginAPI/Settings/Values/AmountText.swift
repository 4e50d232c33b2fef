/// Amounts of a currency as people write them.
enum AmountText {
    /// A number of the main unit and the currency written with it, if any.
    struct Amount: Hashable {
        var decimal: String
        var currency: Currency?
    }

    /// The amount in `1,000,000원`, `100만원`, `1억 2,000만원`, `₩1,000`, `$1,200.50`, `1200 USD`; nothing for another form.
    static func amount(_ text: String) -> Amount? {
        let isNegative = text.hasPrefix("-")
        let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard let (number, currency) = separate(unsigned), number.first != "-", number.first != "+",
            let decimal = korean(number) ?? NumberText.plain(number)
        else { return nil }
        return Amount(decimal: isNegative ? "-\(decimal)" : decimal, currency: currency)
    }

    private static let endings: [(text: String, currency: Currency)] = [
        ("원", .krw), ("KRW", .krw), ("달러", .usd), ("USD", .usd),
    ]

    private static func separate(_ text: Substring) -> (Substring, Currency?)? {
        if text.hasPrefix("$") { return (text.dropFirst(), .usd) }
        if text.hasPrefix("₩") { return (text.dropFirst(), .krw) }
        for ending in endings where text.hasSuffix(ending.text) {
            let number = text.dropLast(ending.text.count)
            return (number.last == " " ? number.dropLast() : number, ending.currency)
        }
        return (text, nil)
    }

    private static let units: [(text: Character, zeros: Int)] = [("조", 12), ("억", 8), ("만", 4)]

    /// The plain decimal of `1억 2,000만 500`, nothing when no such unit is in it or they stand in another order.
    private static func korean(_ text: Substring) -> String? {
        var rest = text
        var total: Int64 = 0
        var hasUnit = false
        for unit in units {
            guard let place = rest.firstIndex(of: unit.text) else { continue }
            guard let part = scaled(rest[..<place], zeros: unit.zeros) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { return nil }
            total = sum
            hasUnit = true
            rest = rest[rest.index(after: place)...].drop { $0 == " " }
        }
        guard hasUnit else { return nil }
        guard !rest.isEmpty else { return String(total) }
        guard let part = scaled(rest, zeros: 0) else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(part)
        return overflow ? nil : String(sum)
    }

    /// A number of a unit as a whole number: `2,000`, `1.5`, or 천, 백, 십 as in `3천`.
    private static func scaled(_ text: Substring, zeros: Int) -> Int64? {
        let text = text.last == " " ? text.dropLast() : text
        let small: [(Character, Int)] = [("천", 3), ("백", 2), ("십", 1)]
        let extra = small.first { $0.0 == text.last }
        let digits = extra == nil ? text : text.dropLast()
        guard let first = digits.first, first != "-", first != "+", let plain = NumberText.plain(digits) else {
            return nil
        }
        let scale = (0..<zeros + (extra?.1 ?? 0)).reduce(Int64(1)) { scale, _ in scale * 10 }
        return DecimalText.units(plain.utf8, perOne: scale)
    }
}
