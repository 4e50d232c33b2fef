import PluginAPI

/// One object of an answer, read field by field; what is wrong names the field and the endpoint.
///
/// A field that is absent, blank or says `(null)` is missing. Names are found in any case of their letters.
struct KISRecord: Sendable {
    private let members: [JSONValue.Member]
    let endpoint: KISEndpoint

    init(_ members: [JSONValue.Member], of endpoint: KISEndpoint) {
        self.members = members
        self.endpoint = endpoint
    }

    /// The text of a field without the blanks around it, or nothing when it is missing.
    func text(_ name: String) throws(KISFault) -> String? {
        let value = members.first { $0.name == name }?.value ?? JSONValue.object(members).member(name)
        switch value {
        case nil, .null?: return nil
        case .string(let text)?:
            let text = text.trimmed
            return text.isEmpty || text == "(null)" ? nil : text
        case .integer(let number)?: return String(number)
        case .decimal(let number)?: return number
        default: throw .unreadable(endpoint, field: name)
        }
    }

    /// The text of a field that must be there.
    func required(_ name: String) throws(KISFault) -> String {
        guard let text = try text(name) else { throw .unreadable(endpoint, field: name) }
        return text
    }

    /// A number in units of the wanted size, or nothing when it is missing.
    func units(_ name: String, perOne: Int64, rounds: Bool) throws(KISFault) -> Int64? {
        guard let text = try text(name) else { return nil }
        guard let units = KISNumber.units(text, perOne: perOne, rounds: rounds) else {
            throw .unreadable(endpoint, field: name, value: text)
        }
        return units
    }

    /// The first of some texts that stand for something.
    func choice<Value>(_ name: String, _ choices: [String: Value]) throws(KISFault) -> Value {
        let text = try required(name)
        guard let value = choices[text] else { throw .unreadable(endpoint, field: name, value: text) }
        return value
    }
}

extension KISRecord {
    /// A price, exactly, or nothing when it is missing.
    func price(ifPresent name: String) throws(KISFault) -> Price? {
        try units(name, perOne: Price.unitsPerOne, rounds: false).map(Price.init(units:))
    }

    /// A price that must be there, exactly.
    func price(_ name: String) throws(KISFault) -> Price {
        guard let price = try price(ifPresent: name) else { throw .unreadable(endpoint, field: name) }
        return price
    }

    /// A price above zero, exactly; a market that has not traded yet says zero, and so does an order without price.
    func price(ifAboveZero name: String) throws(KISFault) -> Price? {
        guard let price = try price(ifPresent: name), price.units > 0 else { return nil }
        return price
    }

    /// An average price, rounded.
    func averagePrice(_ name: String) throws(KISFault) -> Price? {
        try units(name, perOne: Price.unitsPerOne, rounds: true).map(Price.init(units:))
    }

    /// A number of shares, or nothing when it is missing; it may be negative where the field is a difference.
    func shares(ifPresent name: String) throws(KISFault) -> Quantity? {
        try units(name, perOne: Quantity.unitsPerOne, rounds: true).map(Quantity.init(units:))
    }

    /// A number of shares that must be there.
    func shares(_ name: String) throws(KISFault) -> Quantity {
        guard let shares = try shares(ifPresent: name) else { throw .unreadable(endpoint, field: name) }
        return shares
    }

    /// A number of shares of which there can be none but not fewer.
    func holding(_ name: String) throws(KISFault) -> Quantity {
        let shares = try shares(name)
        guard shares >= .zero else { throw .unreadable(endpoint, field: name, value: shares.description) }
        return shares
    }

    /// An amount, rounded to its unit, or nothing when it is missing.
    func money(ifPresent name: String, _ currency: Currency) throws(KISFault) -> Money? {
        try units(name, perOne: Money.unitsPerOne, rounds: true).map { Money(units: $0, currency: currency) }
    }

    /// An amount that must be there.
    func money(_ name: String, _ currency: Currency) throws(KISFault) -> Money {
        guard let money = try money(ifPresent: name, currency) else { throw .unreadable(endpoint, field: name) }
        return money
    }

    /// A percentage, rounded to its unit, or nothing when it is missing.
    func percent(ifPresent name: String) throws(KISFault) -> Percent? {
        try units(name, perOne: Percent.unitsPerOne, rounds: true).map(Percent.init(units:))
    }

    /// A day that must be there.
    func date(_ name: String) throws(KISFault) -> CivilDate {
        let text = try required(name)
        guard text.utf8.count == 8, let date = CivilDate(text) else {
            throw .unreadable(endpoint, field: name, value: text)
        }
        return date
    }

    /// A time of day as six digits, or nothing when it is missing.
    func time(ifPresent name: String) throws(KISFault) -> TimeOfDay? {
        guard let text = try text(name) else { return nil }
        guard text.utf8.count == 6, text.allSatisfy(\.isASCIIDigit), let number = Int(text),
            let time = TimeOfDay(hhmmss: number)
        else { throw .unreadable(endpoint, field: name, value: text) }
        return time
    }

    /// A time of day that must be there.
    func time(_ name: String) throws(KISFault) -> TimeOfDay {
        guard let time = try time(ifPresent: name) else { throw .unreadable(endpoint, field: name) }
        return time
    }

    /// The instrument of a code on a market.
    func symbol(_ name: String, on market: Market) throws(KISFault) -> Symbol {
        let text = try required(name)
        guard let symbol = Symbol(market, text) else { throw .unreadable(endpoint, field: name, value: text) }
        return symbol
    }
}
