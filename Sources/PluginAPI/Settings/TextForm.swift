/// What a text has to look like to be read as a value, in words, by example and as a pattern.
public struct TextForm: Sendable, Hashable {
    /// What it is, with an article in English: `기간`, `a period`.
    public var name: LocalizedText

    /// Good values, the most usual first.
    public var examples: [String]

    /// A regular expression, as JSON Schema has them, that every value matches; nothing when any text is a value.
    public var pattern: String?

    /// Whether a value can look like a number, which editors would then not take for a text.
    public var isOftenNumeric: Bool

    /// Whether a value must not be shown.
    public var isSecret: Bool

    /// Whether a value is the name of a file or folder, relative to the folder of the file in which it stands.
    public var isFileName: Bool

    /// Describes a form.
    public init(
        _ name: LocalizedText,
        examples: [String] = [],
        pattern: String? = nil,
        isOftenNumeric: Bool = false,
        isSecret: Bool = false,
        isFileName: Bool = false
    ) {
        self.name = name
        self.examples = examples
        self.pattern = pattern
        self.isOftenNumeric = isOftenNumeric
        self.isSecret = isSecret
        self.isFileName = isFileName
    }

    /// The name with up to two examples: `기간(예: 1y, 20d)`, `a period such as '1y' or '20d'`.
    var described: LocalizedText {
        let shown = examples.prefix(2)
        guard !shown.isEmpty else { return name }
        return LocalizedText(
            ko: "\(name.ko)(예: \(shown.map { "`\($0)`" }.joined(separator: ", ")))",
            en: "\(name.en) such as \(shown.map { "'\($0)'" }.joined(separator: " or "))"
        )
    }
}
