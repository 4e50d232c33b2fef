import PluginAPI
import YAML

extension ScheduleSource {
    /// A cron line: minute, hour, day of the month, month and day of the week.
    struct Cron: Sendable, Hashable {
        /// The line as it was written.
        let text: String

        private let minutes: CronField
        private let hours: CronField
        private let daysOfMonth: CronField
        private let months: CronField
        private let weekdays: CronField

        /// Reads a line.
        init(_ text: String) throws(CronMistake) {
            let fields = text.split(whereSeparator: \.isWhitespace)
            if fields.count == 1, text.contains("@") { throw .word(String(fields[0])) }
            guard fields.count == CronField.Kind.allCases.count else { throw .fieldCount(fields.count) }
            self.text = text
            minutes = try CronField(fields[0], .minute)
            hours = try CronField(fields[1], .hour)
            daysOfMonth = try CronField(fields[2], .dayOfMonth)
            months = try CronField(fields[3], .month)
            weekdays = try CronField(fields[4], .weekday)
        }

        /// The times of a day it names, in order.
        var times: [TimeOfDay] {
            (0..<1_440).compactMap { minute in
                guard hours.contains(minute / 60), minutes.contains(minute % 60) else { return nil }
                return TimeOfDay(secondsSinceMidnight: minute * 60)
            }
        }

        /// Whether it names a date.
        ///
        /// As in cron everywhere, a date fits if either field for days names it, and has to fit both if one of them
        /// begins with `*`.
        func contains(_ date: CivilDate) -> Bool {
            let (_, month, day) = date.components
            guard months.contains(month) else { return false }
            let fitsDay = daysOfMonth.contains(day)
            let fitsWeekday = weekdays.contains(date.weekday.rawValue % 7)
            return daysOfMonth.isStar || weekdays.isStar ? fitsDay && fitsWeekday : fitsDay || fitsWeekday
        }
    }
}

extension ScheduleSource.Cron: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "cron 형식의 다섯 칸", en: "the five fields of cron"),
        examples: ["*/5 9-15 * * 1-5", "0 9 1 * *"],
        pattern: #"^\s*(\S+\s+){4}\S+\s*$"#
    )

    /// Five fields with blanks between them.
    static var schema: SettingSchema { .text(form) }

    /// Reads a line and says which field is wrong.
    static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        guard let text = reader.text(of: node) else { return nil }
        do {
            return try Self(text)
        } catch {
            // What a variable brought in is not quoted.
            let isTyped = text == node.scalar?.text
            guard isTyped else { return reader.value(of: node, as: form) { _ in nil } }
            reader.report(.wrongForm, error.message, at: node)
            return nil
        }
    }

    /// The line as it was written.
    var settingText: String { text.settingText }
}
