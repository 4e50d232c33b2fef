public import YAML

extension Money: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "금액", en: "an amount of money"),
        examples: ["1,000,000원", "100만원", "$1,200.50", "1200 USD"],
        pattern: #"^[+-]?([$₩]\s*[0-9][0-9,.]*|[0-9][0-9,.조억만천백십 ]*\s*(원|KRW|달러|USD))$"#
    )

    /// An amount with its currency.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `1,000,000원`, `100만원`, `1억 2,000만원`, `$1,200.50`, `1200 USD`; a number without currency is asked about.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Money? {
        guard let resolved = reader.resolve(node, wanted: form.name) else { return nil }
        if let amount = AmountText.amount(resolved.text), amount.currency == nil {
            let isKorean = NumberText.plain(resolved.text) == nil
            let meant = isKorean ? [resolved.text + "원"] : [resolved.text + "원", "$" + resolved.text]
            reader.reportMissingUnit(node, meant: resolved.hasVariables ? [] : meant)
            return nil
        }
        return reader.value(of: node, as: form) { text in
            guard let amount = AmountText.amount(text), let currency = amount.currency else { return nil }
            return Money(decimal: amount.decimal, currency: currency)
        }
    }

    /// The amount with its currency, exact: `1,000,000원`, `$1,200.5`.
    public var settingText: String {
        let digits = NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: 0...4)
        let sign = units < 0 ? "-" : ""
        return switch currency {
        case .krw: "\(sign)\(digits)원"
        case .usd: "\(sign)$\(digits)"
        }
    }
}

extension Money {
    /// Reads an amount as people write it outside of settings: `1,000,000원`, `3,000만`, `$1,200.50`.
    ///
    /// One without its currency is in won where it has 만, 억 or 조, and in the given currency else.
    public init?(written text: String, otherwise currency: Currency) {
        guard let amount = AmountText.amount(text) else { return nil }
        let usual: Currency = NumberText.plain(text) == nil ? .krw : currency
        self.init(decimal: amount.decimal, currency: amount.currency ?? usual)
    }
}
