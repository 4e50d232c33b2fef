public import YAML

extension Quantity: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "수량", en: "a number of shares"),
        examples: ["10주", "10", "1,000주", "0.5주"],
        pattern: #"^[0-9][0-9,]*(\.[0-9]+)?\s*(주|shares?)?$"#,
        isOftenNumeric: true
    )

    /// A number of shares.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `10주`, `10`, `0.5주`; nothing below zero.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Quantity? {
        reader.value(of: node, as: form) { text in
            let unit = ["주", " shares", " share"].first { text.hasSuffix($0) } ?? ""
            let quantity = NumberText.plain(text.dropLast(unit.count)).flatMap { Quantity(decimal: $0) }
            return quantity.flatMap { $0 < .zero ? nil : $0 }
        }
    }

    /// The number with its unit.
    public var settingText: String {
        (units < 0 ? "-" : "") + NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: 0...6) + "주"
    }
}
