public import YAML

extension Double: SettingValue {
    /// A number without unit.
    public static var schema: SettingSchema { .number }

    /// Reads `1`, `1.5` or `1,000.5`; neither exponents nor infinity.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Double? {
        let form = TextForm(schema.name, examples: [])
        return reader.value(of: node, as: form, code: .notANumber) { text in
            NumberText.plain(text).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
        }
    }

    /// A plain decimal, without a fraction when it has none.
    public var settingText: String {
        guard let whole = Int64(exactly: self) else { return description }
        return String(whole)
    }
}
