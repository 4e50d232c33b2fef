import PluginAPI

/// The fields of one notice, read by number from zero.
struct KISNoticeFields {
    private let fields: [String]

    init(_ fields: [String]) { self.fields = fields }

    var width: Int { fields.count }

    /// The field without blanks; empty for one that is not there or says `(null)`.
    func text(_ place: Int) -> String {
        guard fields.indices.contains(place) else { return "" }
        let text = fields[place].trimmed
        return text == "(null)" ? "" : text
    }

    /// Digits of a field that must have some.
    func digits(_ place: Int) throws(KISNoticeDecoder.Skip) -> String {
        let text = text(place)
        guard !text.isEmpty, text.utf8.count <= 20, text.allSatisfy(\.isASCIIDigit) else { throw .badField }
        return text
    }

    /// Digits of a field, or nothing when it is blank or zero.
    func number(ifPresent place: Int) throws(KISNoticeDecoder.Skip) -> String? {
        guard text(place).contains(where: { $0 != "0" }) else { return nil }
        return try digits(place)
    }

    /// A number of shares, or nothing when the field is blank.
    func shares(ifPresent place: Int) throws(KISNoticeDecoder.Skip) -> Quantity? {
        let text = text(place)
        guard !text.isEmpty else { return nil }
        guard let units = KISNumber.units(text, perOne: Quantity.unitsPerOne, rounds: false), units >= 0 else {
            throw .badField
        }
        return Quantity(units: units)
    }

    /// A price in the main unit, or nothing when the field is blank or zero.
    func price(ifPresent place: Int, perOne: Int64 = Price.unitsPerOne) throws(KISNoticeDecoder.Skip) -> Price? {
        let text = text(place)
        guard !text.isEmpty else { return nil }
        guard let units = KISNumber.units(text, perOne: perOne, rounds: false), units >= 0 else { throw .badField }
        return units == 0 ? nil : Price(units: units)
    }

    /// One of a few values.
    func choice<Value>(_ place: Int, _ choices: [String: Value]) throws(KISNoticeDecoder.Skip) -> Value {
        guard let value = choices[text(place)] else { throw .badField }
        return value
    }

    /// The moment of a time in Korea on the day of its receipt; that of the receipt when it is blank.
    func moment(_ place: Int, receivedAt: Timestamp) throws(KISNoticeDecoder.Skip) -> Timestamp {
        let text = text(place)
        guard !text.isEmpty else { return receivedAt }
        guard text.utf8.count == 6, text.allSatisfy(\.isASCIIDigit), let clock = Int(text),
            let time = TimeOfDay(hhmmss: clock)
        else { throw .badField }
        let day = MarketTimeZone.korea.localTime(at: receivedAt).date
        let moment = MarketTimeZone.korea.timestamp(of: day, at: time)
        // A notice of just before midnight that came just after it.
        return moment - receivedAt > .seconds(12 * 3_600)
            ? MarketTimeZone.korea.timestamp(of: day.advanced(by: -1), at: time) : moment
    }
}
