import PluginAPI

/// Timers at set times of an exchange's days.
struct ScheduleSource: TimetableSource {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "타이머의 이름. 규칙이 타이머를 이 이름으로 구별합니다",
                en: "The timers' name, by which rules tell them apart."
            )
        )
        var name = "schedule"

        @Setting(LocalizedText(ko: "거래소 시각으로 울릴 시각들", en: "The times, by the exchange's clock."))
        var at: [TimeOfDay]?

        @Setting(
            LocalizedText(ko: "`hours`의 시작부터 되풀이할 간격", en: "How often, counted from the start of 'hours'."),
            in: .seconds(1) ... .seconds(86_400)
        )
        var every: Duration?

        @Setting(
            LocalizedText(
                ko: "`every`가 울리는 시간대. 끝은 들어가지 않습니다. 없으면 하루 종일",
                en: "The hours of 'every', without their end; the whole day if left out."
            )
        )
        var hours: HourRange?

        @Setting(
            LocalizedText(
                ko: "cron 형식의 다섯 칸: 분 시 일 월 요일",
                en: "Five fields as in cron: minute, hour, day, month, weekday."
            )
        )
        var cron: Cron?

        @Setting(
            LocalizedText(
                ko: "울리는 날들. 하나라도 맞으면 됩니다. 없으면 거래일, `cron`에서는 매일",
                en: "The days, of which one has to fit; trading days if left out, every day with 'cron'."
            )
        )
        var days: [Day]?

        @Setting(LocalizedText(ko: "시계와 거래일을 따를 시장", en: "The market whose clock and trading days count."))
        var market = CalendarMarket.krx
    }

    static let summary = LocalizedText(
        ko: "거래소의 날과 시각에 맞추어 타이머를 울립니다.",
        en: "Sends timers at set times or intervals of an exchange's days."
    )

    private let name: String
    private let market: CalendarMarket
    private let timetable: Timetable

    init(settings: Settings) {
        name = settings.name
        market = settings.market
        timetable = Timetable(settings)
    }

    func next(after moment: Timestamp, in calendars: Calendars) -> Timer? {
        timetable.next(after: moment, in: calendars[market]).map { Timer(name: name, due: $0) }
    }
}
