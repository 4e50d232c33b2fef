import PluginAPI

/// Drops an alert that says the same as one it let pass a short while ago.
struct DedupeRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "같은 알림인지 가리는 필드. 규칙과 알림 종류는 언제나 함께 봄",
                en: "The fields in which two alerts of one rule and kind have to agree to be the same."
            )
        )
        var by: [FieldName]

        @Setting(
            LocalizedText(
                ko: "내보낸 알림과 같은 알림을 막는 시간. 받은 시각으로 잼",
                en: "How long after an alert the same one is dropped, by the times of receipt."
            ),
            in: .seconds(1) ... .seconds(7 * 86_400)
        )
        var window = Duration.seconds(300)

        func validate(_ report: inout SettingReport) {
            let names = by.map(\.name)
            if names.isEmpty {
                report.error(
                    $by,
                    LocalizedText(ko: "필드를 하나 이상 적어야 합니다.", en: "at least one field has to be named"),
                    suggestion: LocalizedText(ko: "예: `by: [symbol]`", en: "for example 'by: [symbol]'")
                )
            }
            for (index, name) in names.enumerated() where names[..<index].contains(name) {
                let message = LocalizedText(
                    ko: "필드 \("`\(name)`", .subject) 두 번 있습니다.",
                    en: "the field '\(name)' is named twice"
                )
                report.error(message, at: $by.span(ofElement: index))
            }
        }
    }

    static let summary = LocalizedText(
        ko: "얼마 전에 내보낸 것과 같은 알림을 막습니다. 주문은 막지 않습니다.",
        en: "Drops alerts that repeat one of a short while ago; orders always pass."
    )
    static let consumes: EventKinds = []
    static let isFilter = true

    /// The most alerts it remembers; beyond that the oldest is forgotten, since a repetition is better than a loss.
    static let mostRemembered = 10_000

    let settings: Settings
    var memory = Memory()

    init(settings: Settings) { self.settings = settings }

    var namedFields: [FieldName] { settings.by }

    mutating func filter(_ signal: Signal) -> Verdict {
        guard case .alert(let alert) = signal.content else { return .pass }
        let now = signal.header.receivedAt
        let values = settings.by.map { signal.value(ofField: $0.name)?.exactText }
        let key = Key(rule: signal.rule, kind: alert.kind.name, values: values)
        memory.forget(until: now, window: settings.window)
        guard memory.remember(key, at: now, atMost: Self.mostRemembered) else { return .drop(reason: reason) }
        return .pass
    }

    private var reason: LocalizedText {
        let window = settings.window.settingText
        return LocalizedText(
            ko: "같은 알림을 내보낸 지 \(window, .subject) 지나지 않음",
            en: "the same alert passed less than \(window) ago"
        )
    }
}
