import YAML

extension PluginSettings {
    /// What the author of the settings did wrong, in English; nothing for sound ones.
    ///
    /// It finds a property without `@Setting`, keys that are badly formed or stand for two settings, help that is
    /// missing in a language, and defaults that would not be accepted if they were written.
    public static func problemsInDeclaration() -> [String] {
        let declared = DeclaredSetting.all(of: Self.self)
        let undeclared = Mirror(reflecting: Self()).children.compactMap { child -> String? in
            child.value is any AnySetting ? nil : "the property '\(child.label ?? "?")' is declared without @Setting"
        }
        let definitions = declared.map(\.definition)
        let own =
            undeclared + repeatedKeys(definitions) + definitions.flatMap(problems) + declared.compactMap(badDefault)
        return own + declared.compactMap(\.innerType).flatMap { $0.problemsInDeclaration() }
    }

    private static func repeatedKeys(_ definitions: [SettingDefinition]) -> [String] {
        var seen: Set<String> = []
        return definitions.flatMap { [$0.key] + $0.aliases }
            .filter { !seen.insert($0).inserted }
            .map { "the key '\($0)' stands for two settings" }
    }

    private static func problems(of definition: SettingDefinition) -> [String] {
        let keys = ([definition.key] + definition.aliases).filter { !SettingKey.isWellFormed($0) }
        let help =
            definition.help.isEmpty ? ["the setting '\(definition.key)' has no help in one of the languages"] : []
        return keys.map { "the key '\($0)' is not in snake_case" } + help
    }

    /// A default of one piece of text is read as if it were written; a secret's is a mask.
    private static func badDefault(_ setting: DeclaredSetting) -> String? {
        let definition = setting.definition
        let isScalar = definition.schema.isOneText && !definition.schema.holdsSecrets
        guard let text = definition.defaultText, isScalar, text.first != "\"" else { return nil }
        var reader = SettingReader(owner: SettingOwner(""), environment: .unconsulted)
        guard setting.read(.scalar(text), &reader) == nil else { return nil }
        return "the default '\(text)' of '\(definition.key)' would not be accepted"
    }
}

extension SettingSchema {
    /// Whether a value is one scalar.
    fileprivate var isOneText: Bool {
        switch self {
        case .text, .integer, .number, .boolean, .choice, .reference: true
        case .list, .map, .settings: false
        }
    }
}

/// A value made of other values.
protocol CompoundValue {
    /// The type of the values inside.
    static var innerType: any SettingValue.Type { get }
}

extension Optional: CompoundValue where Wrapped: SettingValue {
    static var innerType: any SettingValue.Type { Wrapped.self }
}

extension Array: CompoundValue where Element: SettingValue {
    static var innerType: any SettingValue.Type { Element.self }
}

extension Dictionary: CompoundValue where Key == String, Value: SettingValue {
    static var innerType: any SettingValue.Type { Value.self }
}

extension Setting {
    /// The type of the settings inside the value, if it has such.
    var innerType: (any PluginSettings.Type)? {
        var type: any SettingValue.Type = Value.self
        while let compound = type as? any CompoundValue.Type { type = compound.innerType }
        return type as? any PluginSettings.Type
    }
}
