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

/// Settings that stand among those of a sink and belong to the engine.
struct SinkEntrySettings: PluginSettings {
    @Setting(
        LocalizedText(
            ko: "이 중요도 이상만 보냄. info, notice, warning, critical",
            en: "The least urgent alerts that go there: info, notice, warning or critical."
        )
    )
    var minSeverity = AlertSeverity.info

    @Setting(
        LocalizedText(
            ko: "급하지 않은 알림을 모았다가 끝날 때 보내는 시간대. 한국 시각",
            en: "Hours, by Korea's clock, in which all but critical alerts are held back until they end."
        )
    )
    var quiet: HourRange?

    @Setting(
        LocalizedText(
            ko: "급하지 않은 알림을 이 간격으로 모아 한 번에 보냄",
            en: "How long all but critical alerts are gathered to go as one message."
        )
    )
    var group: Duration?

    @Setting(
        LocalizedText(
            ko: "같은 종류의 급하지 않은 알림을 같은 종목에 다시 보내기까지의 간격. 그동안의 것은 모았다가 보냄",
            en: "How long after an alert the next ones like it, about the same instrument, are held back."
        )
    )
    var `repeat`: Duration?

    @Setting(
        LocalizedText(
            ko: "종목 알림 뒤에 보낼 일봉 차트: none, light, dark",
            en: "The chart of daily bars that follows an alert about an instrument: none, light or dark."
        )
    )
    var chart = ChartTheme.none
}

extension PluginKind {
    /// The settings that every entry of the kind has beside its plugin's own.
    public var entryDefinitions: [SettingDefinition] {
        switch self {
        case .rule: RuleEntrySettings.definitions
        case .sink: SinkEntrySettings.definitions
        case .source, .broker: []
        }
    }

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
