import PluginAPI

/// Drops alerts in the hours in which nobody wants to be disturbed.
struct QuietHoursRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "알림을 막는 시간대. 끝 시각부터는 다시 내보냄",
                en: "The hours in which alerts are dropped, up to but not including their end."
            )
        )
        var hours = Self.night

        @Setting(
            LocalizedText(ko: "시간대를 읽을 시장의 시계", en: "The market by whose clock the hours are read.")
        )
        var market = CalendarMarket.krx

        @Setting(
            LocalizedText(
                ko: "이 중요도 이상은 언제나 내보냄",
                en: "Alerts this urgent or more pass at any hour."
            )
        )
        var except = AlertSeverity.critical

        private static let night: HourRange = {
            guard let hours = HourRange("22:00-07:00") else { preconditionFailure("the default is a range of hours") }
            return hours
        }()
    }

    static let summary = LocalizedText(
        ko: "정해진 시간대에는 급한 것만 빼고 알림을 막습니다. 주문은 막지 않습니다.",
        en: "Drops all but urgent alerts in certain hours; orders always pass."
    )
    static let consumes: EventKinds = []
    static let isFilter = true

    let settings: Settings

    mutating func filter(_ signal: Signal) -> Verdict {
        guard case .alert(let alert) = signal.content, alert.kind.severity < settings.except else { return .pass }
        let clock = settings.market.timeZone.localTime(at: signal.header.receivedAt)
        guard settings.hours.contains(clock.time) else { return .pass }
        return .drop(reason: LocalizedText(ko: "방해 금지 시간 \(settings.hours)", en: "quiet hours \(settings.hours)"))
    }
}
