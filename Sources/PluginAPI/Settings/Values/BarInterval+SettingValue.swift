public import YAML

extension BarInterval: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "봉의 길이", en: "the length of a bar"),
        examples: ["1m", "1d", "5m", "1h", "1w", "1mo"],
        pattern: #"^([0-9]+[mh]|1d|1w|1mo)$"#
    )

    /// The length of a bar.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `1m`, `5m`, `1h`, `1d`, `1w`, `1mo`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> BarInterval? {
        reader.value(of: node, as: form) { BarInterval($0) }
    }

    /// The form that a person types.
    public var settingText: String { description }
}
