public import YAML

extension String: SettingValue {
    /// Any text.
    public static var schema: SettingSchema {
        .text(TextForm(LocalizedText(ko: "글", en: "a text"), isOftenNumeric: true))
    }

    /// Reads the text as it stands, with its variables replaced; only quotes can make it empty.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> String? { reader.text(of: node) }

    /// The text, in quotes where it needs them.
    public var settingText: String { FlowText.quotedIfNeeded(FlowText.escapingVariables(self)) }
}
