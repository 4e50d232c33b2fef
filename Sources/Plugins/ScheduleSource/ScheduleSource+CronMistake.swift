import PluginAPI

extension ScheduleSource {
    /// Why a text is no cron line.
    enum CronMistake: Error, Sendable, Hashable {
        /// There are not five fields.
        case fieldCount(Int)
        /// It is one of the words such as `@daily`.
        case word(String)
        /// A piece of a field is none of the forms.
        case unreadable(String, CronField.Kind)
        /// A number is not one of the field's.
        case outOfRange(Int, CronField.Kind)
        /// A range ends before it begins.
        case backwards(String, CronField.Kind)
        /// A step follows a single number.
        case stepWithoutRange(String, CronField.Kind)
        /// A step leads beyond the field.
        case stepTooLarge(Int, CronField.Kind)

        /// What is wrong, for a person.
        var message: LocalizedText {
            switch self {
            case .fieldCount(let count):
                LocalizedText(
                    ko: "cron에는 `분 시 일 월 요일` 다섯 칸이 필요한데 \(count)칸이 있습니다.",
                    en: "cron needs the five fields 'minute hour day month weekday', found \(count)"
                )
            case .word(let word):
                LocalizedText(
                    ko: "cron에는 `\(word)` 같은 단어를 쓸 수 없습니다. `0 9 * * 1-5`처럼 다섯 칸으로 적으세요.",
                    en: "words such as '\(word)' are not known here; write five fields such as '0 9 * * 1-5'"
                )
            case .unreadable(let text, let kind): Self.unreadable(text, kind)
            case .outOfRange(let number, let kind):
                LocalizedText(
                    ko: "\(Self.place(kind).ko)에는 \(Self.range(kind).ko)만 쓸 수 있는데 \("`\(number)`", .subject) 있습니다.",
                    en: "\(Self.place(kind).en) takes \(Self.range(kind).en), found '\(number)'"
                )
            case .backwards(let text, let kind):
                LocalizedText(
                    ko: "\(Self.place(kind).ko)에 있는 `\(text)`의 끝이 시작보다 앞섭니다. 쉼표로 두 범위로 나누세요.",
                    en: "'\(text)' in \(Self.place(kind).en) ends before it begins; write two ranges with a comma"
                )
            case .stepWithoutRange(let text, let kind):
                LocalizedText(
                    ko: "\(Self.place(kind).ko)에 있는 `\(text)`의 `/` 앞에는 `*`나 범위가 있어야 합니다.",
                    en: "the '/' of '\(text)' in \(Self.place(kind).en) needs '*' or a range in front of it"
                )
            case .stepTooLarge(let step, let kind):
                LocalizedText(
                    ko: "\(Self.place(kind).ko)에서 간격 \(step)은 한 바퀴(\(kind.count))를 넘습니다. 긴 간격은 `every`로 적으세요.",
                    en:
                        "a step of \(step) goes beyond the \(kind.count) values of \(Self.place(kind).en);"
                        + " use 'every' for it"
                )
            }
        }

        private static func unreadable(_ text: String, _ kind: CronField.Kind) -> LocalizedText {
            let isLast = kind == .dayOfMonth && text.uppercased().contains("L")
            let advice =
                isLast
                ? LocalizedText(
                    ko: "매월 마지막 거래일은 `days: [last-of-month]`입니다.",
                    en: "the last trading day of a month is 'days: [last-of-month]'"
                )
                : LocalizedText(
                    ko: "`*`, `5`, `1-5`, `*/5`와 쉼표로 이은 것만 쓸 수 있습니다.",
                    en: "it takes '*', '5', '1-5', '*/5' and several of these with commas"
                )
            return LocalizedText(
                ko: "\(place(kind).ko)에 있는 \("`\(text)`", .object) 읽을 수 없습니다. \(advice.ko)",
                en: "'\(text)' in \(place(kind).en) cannot be read; \(advice.en)"
            )
        }

        private static func place(_ kind: CronField.Kind) -> LocalizedText {
            LocalizedText(ko: "cron의 \(kind.name.ko) 칸", en: "the \(kind.name.en) of cron")
        }

        private static func range(_ kind: CronField.Kind) -> LocalizedText {
            let (low, high) = (kind.range.lowerBound, kind.range.upperBound)
            return LocalizedText(ko: "\(low)부터 \(high)까지", en: "\(low) to \(high)")
        }
    }
}
