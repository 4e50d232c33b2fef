public import YAML

extension Duration: SettingValue {
    /// A length of time with its unit.
    public static var schema: SettingSchema { .text(DurationText.form) }

    /// Reads `500ms`, `10s`, `5m`, `1h`, `1d` and `5초`, `5분`, `1시간`, `1일`, also several in a row.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Duration? {
        guard let resolved = reader.resolve(node, wanted: DurationText.form.name) else { return nil }
        if let number = NumberText.plain(resolved.text), !number.hasPrefix("-") {
            let units = number == "0" ? ["s"] : ["s", "m", "h"]
            reader.reportMissingUnit(node, meant: resolved.hasVariables ? [] : units.map { resolved.text + $0 })
            return nil
        }
        return reader.value(
            of: node,
            as: DurationText.form,
            respelling: DurationText.respelled,
            parse: DurationText.duration
        )
    }

    /// The length in the largest unit that needs no fraction.
    public var settingText: String { DurationText.text(of: self) }

    /// Reads a length as people write it, such as `1h` or `30분`; nothing for another form.
    public init?(written text: String) {
        guard let duration = DurationText.duration(text) else { return nil }
        self = duration
    }
}

/// Lengths of time as people write them.
enum DurationText {
    static let form = TextForm(
        LocalizedText(ko: "시간의 길이", en: "a length of time"),
        examples: ["10s", "5m", "500ms", "1h", "1d", "5분"],
        pattern: #"^\s*([0-9.,]+\s*(ms|s|m|h|d|밀리초|초|분|시간|일)\s*)+$"#
    )

    private static let units: [String: Int64] = [
        "ms": 1, "밀리초": 1, "s": 1_000, "초": 1_000, "m": 60_000, "분": 60_000, "h": 3_600_000, "시간": 3_600_000,
        "d": 86_400_000, "일": 86_400_000,
    ]

    /// A hundred years, beyond which no setting makes sense.
    private static let longest: Int64 = 100 * 366 * 86_400_000

    /// The length that a text says, each unit once and larger ones first; nothing for another form.
    static func duration(_ text: String) -> Duration? {
        guard let parts = UnitText.parts(text), !parts.isEmpty else { return nil }
        var total: Int64 = 0
        var previous = Int64.max
        for part in parts {
            guard let unit = units[part.unit], unit < previous else { return nil }
            guard let amount = DecimalText.units(part.number.utf8, perOne: unit) ?? fraction(part.number, of: unit)
            else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(amount)
            guard !overflow, sum <= longest else { return nil }
            total = sum
            previous = unit
        }
        return .milliseconds(total)
    }

    /// A fraction of a unit that comes to whole milliseconds, such as `1.5h`.
    private static func fraction(_ number: String, of unit: Int64) -> Int64? {
        let scale: Int64 = 1_000_000
        guard let scaled = DecimalText.units(number.utf8, perOne: scale) else { return nil }
        let (product, overflow) = scaled.multipliedReportingOverflow(by: unit)
        return overflow || product % scale != 0 ? nil : product / scale
    }

    /// `1 minute` as `1m`.
    static func respelled(_ text: String) -> String? {
        guard let parts = UnitText.parts(text) else { return nil }
        let known = parts.compactMap { part in words[part.unit.lowercased()].map { part.number + $0 } }
        return known.count == parts.count ? known.joined(separator: " ") : nil
    }

    private static let words = [
        "sec": "s", "secs": "s", "second": "s", "seconds": "s", "min": "m", "mins": "m", "minute": "m",
        "minutes": "m", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "d", "days": "d",
        "millis": "ms", "msec": "ms", "millisecond": "ms", "milliseconds": "ms",
    ]

    /// The length in the largest unit that needs no fraction.
    static func text(of duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        guard milliseconds != 0 else { return "0s" }
        for unit in ["d", "h", "m", "s"] {
            if let size = units[unit], milliseconds % size == 0 { return "\(milliseconds / size)\(unit)" }
        }
        return "\(milliseconds)ms"
    }
}
