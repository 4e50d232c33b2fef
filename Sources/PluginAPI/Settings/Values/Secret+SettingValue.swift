public import YAML

extension Secret: SettingValue {
    /// A text that must not be shown.
    public static var schema: SettingSchema {
        .text(
            TextForm(
                LocalizedText(ko: "비밀 값", en: "a secret"),
                examples: ["${NAME}"],
                isOftenNumeric: true,
                isSecret: true
            )
        )
    }

    /// Reads a text; one that stands in the file itself is read with a warning to move it to the environment.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Secret? {
        if let scalar = node.scalar, VariableText(scalar.text).hasLiteral { reader.hide(node.span) }
        guard let resolved = reader.resolve(node, wanted: schema.name) else { return nil }
        guard !resolved.text.isEmpty else {
            reader.reportEmpty(node, wanted: schema.name)
            return nil
        }
        if let name = shellVariable(in: resolved) {
            reader.reportShellVariable(name, node)
            return nil
        }
        let secret = Secret(resolved.text)
        reader.note(secret, literalAt: resolved.pieces.hasLiteral ? node.span : nil)
        if resolved.isLiteralSecret { reader.warnOfLiteralSecret(node) }
        return secret
    }

    /// A mask.
    public var settingText: String { Self.mask }

    /// `$NAME`, which shells know, would be taken as the secret itself.
    private static func shellVariable(in resolved: SettingReader.ResolvedText) -> String? {
        guard !resolved.hasVariables, resolved.text.first == "$" else { return nil }
        let name = resolved.text.dropFirst()
        let isCapitals = name.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
        return isCapitals && Environment.isName(name) ? String(name) : nil
    }
}

extension SettingReader.ResolvedText {
    /// Whether the secret itself stands in the file, alone or as what is taken when a variable is unset.
    fileprivate var isLiteralSecret: Bool {
        !hasVariables || pieces.variables.contains { $0.fallback?.isEmpty == false }
    }
}

extension SettingReader {
    fileprivate mutating func reportShellVariable(_ name: String, _ node: Node) {
        let message = LocalizedText(
            ko: "환경 변수는 중괄호와 함께 `${\(name)}`처럼 씁니다.",
            en: "a variable of the environment is written with braces"
        )
        let suggestions = Suggestion.didYouMean(
            ["${\(name)}"],
            replacing: node.span,
            applicability: .machineApplicable
        )
        report(.variableForm, message, at: node, suggestions: suggestions)
    }

    fileprivate mutating func warnOfLiteralSecret(_ node: Node) {
        let key = owner.path.last ?? "secret"
        let name = ([owner.name].compactMap { $0 } + [key]).joined(separator: "_").uppercased()
            .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        let variable = Environment.isName(String(name)) ? String(name) : key.uppercased()
        let dotenv = environment.dotenvName
        let message = LocalizedText(
            ko: "비밀 값이 파일에 그대로 적혀 있습니다. `\(dotenv)`로 옮기세요.",
            en: "a secret stands in the file itself; move it to '\(dotenv)'"
        )
        let advice = LocalizedText(
            ko: "\("`${\(variable)}`", .toward) 쓰고 `\(dotenv)`에 `\(variable)=…`처럼 적으세요",
            en: "write '${\(variable)}' here and \(variable)=… in '\(dotenv)'"
        )
        report(.literalSecret, message, at: node, suggestions: [Suggestion(advice)])
    }
}
