import PluginAPI

extension LifecycleRule {
    /// The program has begun its work.
    static let started = AlertKind(
        "started",
        severity: .info,
        fields: [component],
        message: LocalizedText(ko: "🟢 시작했습니다.", en: "🟢 Started.")
    )

    /// The program is about to end in good order.
    static let stopped = AlertKind(
        "stopped",
        severity: .info,
        fields: [component],
        message: LocalizedText(ko: "⚪ 종료합니다.", en: "⚪ Stopping.")
    )

    /// A part works with something missing.
    static let problem = AlertKind(
        "problem",
        severity: .warning,
        fields: [component],
        rows: [reason],
        message: LocalizedText(ko: "🟡 문제가 있습니다: {component}\n{rows}", en: "🟡 Trouble with {component}\n{rows}")
    )

    /// A part does not work any more in this run.
    static let failed = AlertKind(
        "failed",
        severity: .critical,
        fields: [component],
        rows: [reason],
        message: LocalizedText(ko: "🔴 멈췄습니다: {component}\n{rows}", en: "🔴 {component} has failed\n{rows}")
    )

    /// A part that had trouble works again.
    static let recovered = AlertKind(
        "recovered",
        fields: [component],
        message: LocalizedText(ko: "🟢 다시 정상입니다: {component}", en: "🟢 {component} works again")
    )

    private static let component = AlertKind.Field(
        "component",
        .text,
        LocalizedText(ko: "프로그램의 부분", en: "The part of the program.")
    )

    private static let reason = AlertKind.Row(
        "reason",
        fields: [AlertKind.Field("reason", .text, LocalizedText(ko: "이유", en: "The reason."))],
        message: "{reason}"
    )

    /// The alert of a change of state.
    static func alert(_ kind: AlertKind, _ status: Status) -> Alert {
        let rows = kind.rows.isEmpty ? [] : status.reason.map { [Alert.Row(reason, [.text($0)])] } ?? []
        return Alert(kind, about: nil, [.text(status.component)], rows: rows)
    }
}
