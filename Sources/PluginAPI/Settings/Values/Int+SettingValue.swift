public import YAML

extension Int: SettingValue {
    /// A whole number.
    public static var schema: SettingSchema { .integer }

    /// Reads `1000` or `1,000`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Int? {
        let form = TextForm(schema.name, examples: [])
        return reader.value(of: node, as: form, code: .notANumber) { NumberText.plain($0).flatMap { Int($0) } }
    }

    /// Plain digits.
    public var settingText: String { String(self) }
}
