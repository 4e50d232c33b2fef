public import YAML

extension TimeOfDay: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "시각", en: "a time of day"),
        examples: ["09:00", "15:30:30"],
        pattern: #"^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"#,
        isOftenNumeric: true
    )

    /// A time on the exchange's clock.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `09:00` or `09:00:30`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> TimeOfDay? {
        reader.value(of: node, as: form) { TimeOfDay($0) }
    }

    /// The shortest form.
    public var settingText: String { description }
}

extension HourRange: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "시간대", en: "a range of hours"),
        examples: ["09:00-09:10", "22:30-05:00"],
        pattern: #"^\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\s*[-~–～]\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\s*$"#
    )

    /// A half-open range of the exchange's clock.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `09:00-09:10`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> HourRange? {
        reader.value(of: node, as: form) { HourRange($0) }
    }

    /// The usual form.
    public var settingText: String { description }
}

extension CivilDate: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "날짜", en: "a date"),
        examples: ["2026-11-20"],
        pattern: #"^[0-9]{4}-?[0-9]{2}-?[0-9]{2}$"#,
        isOftenNumeric: true
    )

    /// A day of the calendar.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `2026-11-20` or `20261120`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> CivilDate? {
        reader.value(of: node, as: form) { CivilDate($0) }
    }

    /// The ISO form.
    public var settingText: String { description }
}

extension LocalMoment: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "날짜와 시각", en: "a date and a time"),
        examples: ["2026-11-20T08:59"],
        pattern: #"^[0-9]{4}-?[0-9]{2}-?[0-9]{2}T[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"#
    )

    /// A moment of Korea's clock.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `2026-11-20T08:59`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> LocalMoment? {
        reader.value(of: node, as: form) { LocalMoment($0) }
    }

    /// The usual form.
    public var settingText: String { description }
}

extension SessionName: SettingValue {}
