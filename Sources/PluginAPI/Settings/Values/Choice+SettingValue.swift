public import YAML

extension SettingValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    /// One of the texts of the cases.
    public static var schema: SettingSchema { .choice(allCases.map(\.rawValue)) }

    /// Reads the text of a case.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        guard let resolved = reader.resolve(node, wanted: schema.name) else { return nil }
        if let value = Self(rawValue: resolved.text) { return value }
        reader.reportNoChoice(node, resolved, among: allCases.map(\.rawValue))
        return nil
    }

    /// The text of the case.
    public var settingText: String { FlowText.quotedIfNeeded(rawValue) }
}

extension SettingReader {
    /// Reports a text that is none of the choices.
    mutating func reportNoChoice(_ node: Node, _ resolved: ResolvedText, among choices: [String]) {
        let typed = typed(node)
        let message =
            resolved.hasVariables
            ? LocalizedText(
                ko: "`\(typed)`의 값은 쓸 수 있는 값이 아닙니다.",
                en: "the value of '\(typed)' is none of the choices"
            )
            : LocalizedText(
                ko: "\("`\(typed)`", .topic) 쓸 수 있는 값이 아닙니다.",
                en: "'\(typed)' is none of the choices"
            )
        let near = resolved.hasVariables ? [] : Spelling.nearest(to: resolved.text, in: choices)
        let suggestions = Suggestion.didYouMean(near, insteadOf: resolved.text, at: node.span)
        let most = 8
        let list = choices.prefix(most).joined(separator: ", ") + (choices.count > most ? ", …" : "")
        let help = LocalizedText(ko: "쓸 수 있는 값: \(list)", en: "valid values: \(list)")
        report(.notAChoice, message, at: node, suggestions: suggestions, help: help)
    }
}
