public import YAML

extension FieldName: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "알림 필드의 이름", en: "the name of a field of an alert"),
        examples: ["symbol", "level"],
        pattern: "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
    )

    /// The name of a field, in snake_case.
    public static var schema: SettingSchema { .text(form) }

    /// Reads a name and keeps its place, so that a name no rule has can be reported where it stands.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> FieldName? {
        reader.value(of: node, as: form) { isWellFormed($0) ? FieldName($0, span: node.span) : nil }
    }

    /// The name.
    public var settingText: String { name }

    /// Whether a text is a name: words of small letters and digits, joined by `_`.
    package static func isWellFormed(_ name: String) -> Bool {
        guard name.utf8.first.map(isLetter) == true else { return false }
        return name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
            .allSatisfy { word in !word.isEmpty && word.allSatisfy { isLetter($0) || isDigit($0) } }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
