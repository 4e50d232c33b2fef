/// What is known of one setting without reading any configuration.
public struct SettingDefinition: Sendable, Hashable {
    /// The name in the configuration, in snake_case.
    public let key: String

    /// What it is for, in one sentence.
    public let help: LocalizedText

    /// The form of its value.
    public let schema: SettingSchema

    /// The value it has when it is not written, as it would be written; nothing when it has none then.
    public let defaultText: String?

    /// Whether it has to be written.
    public let isRequired: Bool

    /// Earlier names that still work, with a warning.
    public let aliases: [String]

    /// The smallest and the greatest value that are allowed, as they would be written.
    public let range: SettingRange?

    /// Describes a setting.
    public init(
        key: String,
        help: LocalizedText,
        schema: SettingSchema,
        defaultText: String? = nil,
        isRequired: Bool,
        aliases: [String] = [],
        range: SettingRange? = nil
    ) {
        self.key = key
        self.help = help
        self.schema = schema
        self.defaultText = defaultText
        self.isRequired = isRequired
        self.aliases = aliases
        self.range = range
    }
}

/// The limits of a value, as they would be written; one of them may be open.
public struct SettingRange: Sendable, Hashable {
    /// The smallest value.
    public let lower: String?

    /// The greatest value.
    public let upper: String?

    /// Puts limits together.
    public init(lower: String?, upper: String?) {
        self.lower = lower
        self.upper = upper
    }

    /// What a value has to be, to go before 이어야 and after `must be`.
    var requirement: LocalizedText {
        switch (lower, upper) {
        case (let lower?, let upper?):
            LocalizedText(ko: "`\(lower)` 이상 `\(upper)` 이하", en: "between '\(lower)' and '\(upper)'")
        case (let lower?, nil): LocalizedText(ko: "`\(lower)` 이상", en: "at least '\(lower)'")
        case (nil, let upper?): LocalizedText(ko: "`\(upper)` 이하", en: "at most '\(upper)'")
        case (nil, nil): LocalizedText(ko: "아무 값", en: "anything")
        }
    }
}
