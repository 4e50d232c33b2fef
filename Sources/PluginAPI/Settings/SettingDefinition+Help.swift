extension SettingDefinition {
    /// Lines that explain the setting: its form and default, then what it is for, then the settings inside it.
    public func helpLines(in language: Language) -> [String] {
        let head = ([key] + [facts(in: language)]).joined(separator: "  ")
        let inner = schema.innerDefinitions.flatMap { $0.helpLines(in: language) }
        return [head] + ([help.text(in: language)] + inner).map { "    \($0)" }
    }

    private func facts(in language: Language) -> String {
        var facts = [schema.summary.text(in: language)]
        if let range { facts.append(range.requirement.text(in: language)) }
        if isRequired {
            facts.append(LocalizedText(ko: "꼭 필요함", en: "required").text(in: language))
        } else if let defaultText, !schema.holdsSecrets {
            facts.append(LocalizedText(ko: "기본값 \(defaultText)", en: "default \(defaultText)").text(in: language))
        }
        return "(\(facts.joined(separator: ", ")))"
    }
}

extension SettingSchema {
    /// The settings inside the value, if it has such.
    public var innerDefinitions: [SettingDefinition] {
        switch self {
        case .settings(let definitions): definitions
        case .list(let element), .map(let element): element.innerDefinitions
        default: []
        }
    }

    /// The form in words, with an example or the choices.
    public var summary: LocalizedText {
        switch self {
        case .text(let form): form.described
        case .choice(let choices): LocalizedText(choices.joined(separator: " | "))
        case .list(let element):
            LocalizedText(ko: "\(element.summary.ko)의 목록", en: "a list, each \(element.summary.en)")
        case .map(let element):
            LocalizedText(ko: "이름마다 \(element.summary.ko)", en: "for each name \(element.summary.en)")
        default: name
        }
    }
}
