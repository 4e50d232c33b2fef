import PluginAPI

extension ScheduleSource.Settings {
    func validate(_ report: inout SettingReport) {
        guard checkKinds(&report), checkLists(&report) else { return }
        if hours != nil, every == nil {
            report.error(
                $hours,
                LocalizedText(
                    ko: "`hours`는 `every`와 함께 씁니다.",
                    en: "'hours' goes with 'every' and with nothing else"
                )
            )
        } else if !ScheduleSource.Timetable(self).isPossible {
            reportImpossible(&report)
        }
    }

    private func checkKinds(_ report: inout SettingReport) -> Bool {
        let given = [(at != nil, "at"), (every != nil, "every"), (cron != nil, "cron")].filter(\.0).map(\.1)
        switch given.count {
        case 1: return true
        case 0:
            report.error(
                LocalizedText(
                    ko: "언제 울릴지 없습니다. `at`, `every`, `cron` 가운데 하나가 필요합니다.",
                    en: "nothing says when; one of 'at', 'every' and 'cron' is needed"
                )
            )
        default:
            let names = given.map { "`\($0)`" }.joined(separator: ", ")
            report.error(
                LocalizedText(
                    ko: "\(names, .object) 함께 쓸 수 없습니다. 스케줄을 나누어 적으세요.",
                    en: "\(given.joined(separator: ", ")) cannot go together; write a schedule for each"
                ),
                at: $cron.span ?? $every.span
            )
        }
        return false
    }

    private func checkLists(_ report: inout SettingReport) -> Bool {
        let message = LocalizedText(
            ko: "목록이 비어 있어 한 번도 울리지 않습니다.",
            en: "the list is empty, so no timer would ever come"
        )
        if at?.isEmpty == true { report.error($at, message) }
        if days?.isEmpty == true { report.error($days, message) }
        return at?.isEmpty != true && days?.isEmpty != true
    }

    private func reportImpossible(_ report: inout SettingReport) {
        report.error(
            $cron,
            days == nil
                ? LocalizedText(
                    ko: "달력에 없는 날이라 한 번도 울리지 않습니다.",
                    en: "the calendar has no such day, so no timer would ever come"
                )
                : LocalizedText(
                    ko: "`days`와 함께 맞는 날이 없어 한 번도 울리지 않습니다.",
                    en: "no day fits this and 'days', so no timer would ever come"
                ),
            related: [$days.place(LocalizedText(ko: "여기와 맞지 않습니다", en: "does not go with this"))]
        )
    }
}

extension ScheduleSource.Timetable {
    /// The moments that valid settings name.
    init(_ settings: ScheduleSource.Settings) {
        cron = settings.cron
        days = settings.days ?? (settings.cron == nil ? [.trading] : [.daily])
        if let every = settings.every {
            let (seconds, attoseconds) = every.components
            times = .every(nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000, settings.hours)
        } else {
            times = .at(settings.cron?.times ?? Set(settings.at ?? []).sorted())
        }
    }
}
