public import YAML

extension CalendarPeriod: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "기간", en: "a period"),
        examples: ["1y", "6mo", "20d", "1년", "6개월", "20일"],
        pattern: #"^\s*([0-9]+\s*(y|mo|w|d|년|개월|달|주|일)\s*)+$"#
    )

    /// A period of the calendar.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `1y`, `6mo`, `2w`, `20d` and `1년`, `6개월`, `2주`, `20일`, also several in a row.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> CalendarPeriod? {
        guard let resolved = reader.resolve(node, wanted: form.name) else { return nil }
        guard !NumberText.isDigits(resolved.text) else {
            let meant = resolved.hasVariables ? [] : ["d", "mo", "y"].map { resolved.text + $0 }
            reader.reportMissingUnit(node, meant: meant)
            return nil
        }
        return reader.value(of: node, as: form, respelling: respelled) { CalendarPeriod($0) }
    }

    /// The form that a person types.
    public var settingText: String { description }

    /// `6m` and `6 months` as `6mo`: minutes make no period.
    private static func respelled(_ text: String) -> String? {
        guard let parts = UnitText.parts(text) else { return nil }
        let known = parts.compactMap { part in words[part.unit.lowercased()].map { part.number + $0 } }
        return known.count == parts.count ? known.joined(separator: " ") : nil
    }

    private static let words = [
        "m": "mo", "month": "mo", "months": "mo", "year": "y", "years": "y", "yr": "y", "week": "w", "weeks": "w",
        "day": "d", "days": "d",
    ]
}
