import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// Reads `history:` or `instruments:`, and looks whether the file is there and has the columns.
    mutating func csvFile(_ entry: Node.Entry, columns: [String]) -> CSVFile? {
        let owner = SettingOwner(LocalizedText(ko: "데이터 파일", en: "data file"))
        let (node, name) = (entry.value, entry.key.span)
        guard !node.isUnsound, let settings = decode(DataSettings.self, node, owner: owner, section: name) else {
            return nil
        }
        let file = CSVFile(path: settings.csv.path.path, columns: columns)
        do {
            try file.checkHeader()
            return file
        } catch {
            report(.unusableFile, at: settings.csv.$path.span ?? node.place, error.message)
            return nil
        }
    }

    /// Applies the `calendars:` section: the user's own holidays, openings and hours.
    mutating func applyCalendars(_ entry: Node.Entry) {
        let owner = SettingOwner(LocalizedText(ko: "`calendars` 부분", en: "section 'calendars'"))
        let node = entry.value
        guard !node.isUnsound,
            let settings = decode(CalendarsSettings.self, node, owner: owner, section: entry.key.span)
        else { return }
        if let changes = settings.krx?.changes { calendars.krx = calendars.krx.applying(changes) }
        if let changes = settings.nxt?.changes { calendars.nxt = calendars.nxt.applying(changes) }
        if let changes = settings.us?.changes { calendars.us = calendars.us.applying(changes) }
    }
}

/// `history:` and `instruments:`.
struct DataSettings: PluginSettings {
    @Setting(LocalizedText(ko: "CSV 파일", en: "A CSV file."))
    var csv: CSVSettings
}

/// `csv: { path: … }`.
struct CSVSettings: PluginSettings {
    @Setting(LocalizedText(ko: "파일의 경로", en: "The path of the file."))
    var path: FilePath
}

/// The `calendars:` section.
struct CalendarsSettings: PluginSettings {
    @Setting(LocalizedText(ko: "한국거래소", en: "The Korea Exchange."))
    var krx: CalendarSettings?

    @Setting(LocalizedText(ko: "넥스트레이드", en: "Nextrade."))
    var nxt: CalendarSettings?

    @Setting(LocalizedText(ko: "미국 거래소", en: "The US exchanges."))
    var us: CalendarSettings?
}

/// What a configuration knows better of one market's days.
struct CalendarSettings: PluginSettings {
    @Setting(LocalizedText(ko: "쉬는 날과 그 이름", en: "Days on which the market is closed, with their names."))
    var holidays: [String: String] = [:]

    @Setting(LocalizedText(ko: "쉬는 날로 되어 있지만 여는 날", en: "Days on which the market trades after all."))
    var tradingDays: [CivilDate] = []

    @Setting(LocalizedText(ko: "여는 시각과 닫는 시각이 다른 날", en: "Days whose open and close differ."))
    var hours: [String: HourRange] = [:]

    /// Checks that the days are dates.
    func validate(_ report: inout SettingReport) {
        for day in holidays.keys.sorted() where CivilDate(day) == nil { report.error($holidays, Self.notADate(day)) }
        for day in hours.keys.sorted() where CivilDate(day) == nil { report.error($hours, Self.notADate(day)) }
    }

    /// The changes in the form of the calendar.
    var changes: [TradingCalendar.DayChange] {
        let closed = holidays.sorted { $0.key < $1.key }.compactMap { day, name in
            CivilDate(day).map { TradingCalendar.DayChange($0, .holiday, name: name) }
        }
        let open = tradingDays.map { TradingCalendar.DayChange($0, .opening, name: "") }
        let other = hours.sorted { $0.key < $1.key }.compactMap { day, hours in
            CivilDate(day).map { TradingCalendar.DayChange($0, .hours(hours), name: "") }
        }
        return closed + open + other
    }

    private static func notADate(_ text: String) -> LocalizedText {
        LocalizedText(
            ko: "\("`\(text)`", .topic) 날짜가 아닙니다. `2026-12-31`처럼 적으세요.",
            en: "'\(text)' is not a date such as 2026-12-31"
        )
    }
}
