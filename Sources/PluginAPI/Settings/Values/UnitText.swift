/// Numbers with units in a row: `1h 30m`, `1년 6개월`.
enum UnitText {
    /// A number as a plain decimal and the unit behind it.
    struct Part: Hashable {
        var number: String
        var unit: String
    }

    /// The parts in order, or nothing when the text is made of anything else or has a sign.
    static func parts(_ text: String) -> [Part]? {
        var parts: [Part] = []
        var rest = text[...]
        while true {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return parts }
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            rest = rest[unit.endIndex...]
            guard let number = NumberText.plain(digits), !unit.isEmpty else { return nil }
            parts.append(Part(number: number, unit: String(unit)))
        }
    }
}
