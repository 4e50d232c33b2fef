public import YAML

extension Price: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "가격", en: "a price"),
        examples: ["73,450원", "73450", "$12.34"],
        pattern: #"^[$₩]?\s*[0-9][0-9,.조억만천백십 ]*\s*(원|KRW|달러|USD)?$"#,
        isOftenNumeric: true
    )

    /// A price, which needs no currency: it is that of its instrument.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `73,450원`, `73450`, `7만원`, `$12.34`; nothing below zero.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Price? {
        reader.value(of: node, as: form) { text in
            let price = AmountText.amount(text).flatMap { Price(decimal: $0.decimal) }
            return price.flatMap { $0 < .zero ? nil : $0 }
        }
    }

    /// The price without currency, digits in groups.
    public var settingText: String {
        (units < 0 ? "-" : "") + NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: 0...4)
    }
}
