public import YAML

extension Percent: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "백분율", en: "a percentage"),
        examples: ["2%", "0.5%", "-3%"],
        pattern: #"^[+-]?[0-9][0-9,]*(\.[0-9]+)?%$"#
    )

    /// A percentage with its sign `%`.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `2%`, `0.5%`, `-3%`; a number without `%` could be a percentage or a share of one, so it is asked about.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Percent? {
        guard let resolved = reader.resolve(node, wanted: form.name) else { return nil }
        if let number = NumberText.plain(resolved.text).flatMap({ Percent(decimal: $0) }) {
            reader.reportMissingUnit(node, meant: resolved.hasVariables ? [] : meanings(of: number))
            return nil
        }
        return reader.value(of: node, as: form) { text in
            guard text.hasSuffix("%") else { return nil }
            return NumberText.plain(text.dropLast()).flatMap { Percent(decimal: $0) }
        }
    }

    /// The percentage with its sign.
    public var settingText: String { "\(self)%" }

    /// What a bare number below one may mean, the share of one first.
    private static func meanings(of number: Percent) -> [String] {
        let (hundredfold, overflow) = number.units.multipliedReportingOverflow(by: 100)
        let isBelowOne = number.magnitude.units < unitsPerOne && number.units != 0
        let share = isBelowOne && !overflow ? [Percent(units: hundredfold)] : []
        return (share + [number]).map(\.settingText)
    }
}
