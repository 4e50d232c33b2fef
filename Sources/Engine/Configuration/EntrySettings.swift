public import PluginAPI

/// Settings that stand among those of a rule and belong to the engine.
struct RuleEntrySettings: PluginSettings {
    @Setting(LocalizedText(ko: "파이프라인 안에서의 이름", en: "Its name within the pipeline."))
    var id: String?

    @Setting(LocalizedText(ko: "규칙의 것 대신 쓸 알림 문구", en: "The message of its alerts in place of its own."))
    var message: String?

    @Setting(LocalizedText(ko: "규칙의 것 대신 쓸 중요도", en: "The severity of its alerts in place of its own."))
    var severity: AlertSeverity?
}

extension PluginKind {
    /// The settings that every entry of the kind has beside its plugin's own.
    public var entryDefinitions: [SettingDefinition] { self == .rule ? RuleEntrySettings.definitions : [] }
}
