import PluginAPI

extension KISRecord {
    /// The number of an order, digits only.
    func orderNumber(_ name: String) throws(KISFault) -> String {
        let text = try required(name)
        guard text.utf8.count <= 20, text.allSatisfy(\.isASCIIDigit) else {
            throw .unreadable(endpoint, field: name, value: text)
        }
        return text
    }

    /// The number of the order that this one changes; blanks and zeros say that there is none.
    func originalNumber(_ name: String) throws(KISFault) -> String? {
        guard let text = try text(name), text.contains(where: { $0 != "0" }) else { return nil }
        return try orderNumber(name)
    }

    /// A number of shares from none to a limit, none where it is missing.
    func shares(ifPresent name: String, within limit: Quantity) throws(KISFault) -> Quantity {
        min(max(try shares(ifPresent: name) ?? .zero, .zero), limit)
    }

    /// 01 to sell, 02 to buy.
    func side(_ name: String) throws(KISFault) -> Side { try choice(name, ["01": .sell, "02": .buy]) }
}
