import PluginAPI

extension LocalizedText {
    static let object = LocalizedText(ko: "{ }로 묶인 항목들이 필요합니다", en: "members in { } are expected")
    static let list = LocalizedText(ko: "[ ]로 묶인 목록이 필요합니다", en: "a list in [ ] is expected")
    static let text = LocalizedText(ko: "글이 필요합니다", en: "a text is expected")
    static let whole = LocalizedText(ko: "정수가 필요합니다", en: "a whole number is expected")
    static let flag = LocalizedText(ko: "true나 false가 필요합니다", en: "true or false is expected")
    static let decimal = LocalizedText(
        ko: "\"70600\"이나 \"232.87\"처럼 따옴표 안에 적은 수가 필요합니다",
        en: "a number in quotes is expected, such as \"70600\" or \"232.87\""
    )
    static let instant = LocalizedText(
        ko: "\"2026-11-20T09:00:00+09:00\"처럼 시간대까지 적은 시각이 필요합니다",
        en: "a time with its distance from UTC is expected, such as \"2026-11-20T09:00:00+09:00\""
    )
    static let numbers = LocalizedText(
        ko: "수와 null의 목록이 필요합니다",
        en: "a list of numbers and nulls is expected"
    )

    static func oneOf(_ names: [String]) -> LocalizedText {
        let list = names.joined(separator: ", ")
        return LocalizedText(ko: "\(list) 중 하나여야 합니다", en: "one of \(list) is expected")
    }
}
