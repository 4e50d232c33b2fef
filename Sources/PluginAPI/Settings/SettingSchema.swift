/// The form a person writes a value in, for messages, help and editors.
public indirect enum SettingSchema: Sendable, Hashable {
    /// One piece of text of a form.
    case text(TextForm)
    /// A whole number.
    case integer
    /// A number without unit.
    case number
    /// `true` or `false`.
    case boolean
    /// One of several texts.
    case choice([String])
    /// A list of values of one form.
    case list(of: SettingSchema)
    /// Values of one form under names of the user's choice.
    case map(of: SettingSchema)
    /// Settings of their own.
    case settings([SettingDefinition])
    /// The name of something defined elsewhere in the configuration.
    case reference(to: ReferenceKind)

    /// What a setting can refer to by name.
    public enum ReferenceKind: String, Sendable, Hashable, CaseIterable {
        /// An account under `brokers:`.
        case broker
        /// A part under `sinks:`.
        case sink

        /// The word for people, with an article in English.
        public var word: LocalizedText {
            switch self {
            case .broker: LocalizedText(ko: "증권사", en: "a broker")
            case .sink: LocalizedText(ko: "싱크", en: "a sink")
            }
        }
    }

    /// What is wanted, in words, with an article in English.
    public var name: LocalizedText {
        switch self {
        case .text(let form): form.name
        case .integer: LocalizedText(ko: "정수", en: "a whole number")
        case .number: LocalizedText(ko: "숫자", en: "a number")
        case .boolean: LocalizedText(ko: "`true` 또는 `false`", en: "'true' or 'false'")
        case .choice: LocalizedText(ko: "정해진 값 하나", en: "one of the choices")
        case .list: LocalizedText(ko: "목록", en: "a list")
        case .map: LocalizedText(ko: "이름과 값의 묶음", en: "a group of names and values")
        case .settings: LocalizedText(ko: "설정 묶음", en: "a group of settings")
        case .reference(let kind):
            LocalizedText(ko: "정의된 \(kind.word.ko)의 이름", en: "the name of \(kind.word.en)")
        }
    }

    /// Whether a value of the form, or one inside it, must not be shown.
    public var holdsSecrets: Bool {
        switch self {
        case .text(let form): form.isSecret
        case .list(let element), .map(let element): element.holdsSecrets
        case .settings(let definitions): definitions.contains { $0.schema.holdsSecrets }
        case .integer, .number, .boolean, .choice, .reference: false
        }
    }

    /// Whether commas may stand between the digits of a value, which brackets would take apart.
    var groupsDigits: Bool {
        switch self {
        case .integer, .number: true
        case .text(let form): form.examples.contains { $0.contains(",") }
        default: false
        }
    }
}
