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

    /// The same for a person, with what is not read as a single value.
    public var entryHelp: [SettingDefinition] { self == .source ? [Self.condition] : entryDefinitions }

    private static let condition = SettingDefinition(
        key: "when",
        help: LocalizedText(
            ko: "시세 이벤트를 받을 때. 세션 이름이나 시간, 또는 `{ hours: 09:30-16:00, market: us }`",
            en: "When its events of the market count: a session, hours, or '{ hours: 09:30-16:00, market: us }'."
        ),
        schema: .text(
            TextForm(
                LocalizedText(ko: "세션 이름이나 시간", en: "a session or hours"),
                examples: [SessionName.krxRegular.rawValue, "09:00-15:30"]
            )
        ),
        isRequired: false
    )
}
