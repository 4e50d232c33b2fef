import PluginAPI

/// Lets only so many alerts pass in any stretch of time of a length.
struct ThrottleRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(ko: "기간 안에 내보낼 알림의 최대 개수", en: "How many alerts pass at most in any stretch of time."),
            in: 1...1_000
        )
        var limit: Int

        @Setting(
            LocalizedText(ko: "기간의 길이. 받은 시각으로 잼", en: "The length of the stretch, by the times of receipt."),
            in: .seconds(1) ... .seconds(7 * 86_400)
        )
        var every: Duration

        @Setting(
            LocalizedText(
                ko: "따로 셀 필드. 비우면 모두 합쳐서 셈",
                en: "Fields whose values are counted apart; without any, all alerts are counted together."
            )
        )
        var by: [FieldName] = []

        @Setting(
            LocalizedText(
                ko: "이 중요도 이상은 세지 않고 언제나 내보냄",
                en: "Alerts this urgent or more always pass and are not counted."
            )
        )
        var except = AlertSeverity.critical
    }

    static let summary = LocalizedText(
        ko: "일정 시간에 내보내는 알림의 개수를 제한합니다. 주문은 막지 않습니다.",
        en: "Limits how many alerts pass in a stretch of time; orders always pass."
    )
    static let consumes: EventKinds = []
    static let isFilter = true

    /// The most alerts it remembers; beyond that the oldest is forgotten, since an alert too many is better than a loss.
    static let mostRemembered = 10_000

    let settings: Settings
    var memory = Memory()

    init(settings: Settings) { self.settings = settings }

    var namedFields: [FieldName] { settings.by }

    mutating func filter(_ signal: Signal) -> Verdict {
        guard case .alert(let alert) = signal.content, alert.kind.severity < settings.except else { return .pass }
        let now = signal.header.receivedAt
        let group = settings.by.map { signal.value(ofField: $0.name)?.exactText }
        memory.forget(until: now, window: settings.every)
        guard memory.count(of: group) < settings.limit else { return .drop(reason: reason) }
        memory.remember(group, at: now, atMost: Self.mostRemembered)
        return .pass
    }

    private var reason: LocalizedText {
        let length = settings.every.settingText
        return LocalizedText(
            ko: "\(length) 안에 내보낼 수 있는 알림 \(settings.limit)개를 다 내보냄",
            en: "the \(settings.limit) alerts allowed in \(length) have passed"
        )
    }
}
