import PluginAPI

extension RecordAlertRule {
    /// A record that was not there before.
    static let record = AlertKind(
        "record",
        fields: fields,
        rows: [instrument, field, more],
        message: LocalizedText(ko: "📌 {list}\n{rows}", en: "📌 {list}\n{rows}")
    )

    /// A record that was told of before with other texts.
    static let changed = AlertKind(
        "record-changed",
        fields: fields,
        rows: [instrument, field, more],
        message: LocalizedText(ko: "✏️ {list}: 바뀌었습니다\n{rows}", en: "✏️ {list}: changed\n{rows}")
    )

    /// The most fields that one message shows.
    private static let mostShown = 32

    private static let fields = [
        AlertKind.Field("list", .text, LocalizedText(ko: "목록의 이름", en: "The name of the list.")),
        AlertKind.Field("key", .text, LocalizedText(ko: "목록 안에서 기록을 구별하는 것", en: "What tells the record from others.")),
        AlertKind.Field("text", .text, LocalizedText(ko: "보인 항목의 글을 모두 이은 것", en: "The texts that are shown, in one.")),
    ]

    private static let instrument = AlertKind.Row(
        "instrument",
        fields: [
            AlertKind.Field("name", .text, LocalizedText(ko: "종목명", en: "The name, or the code if none is known.")),
            AlertKind.Field("symbol", .symbol, LocalizedText(ko: "종목코드", en: "The symbol.")),
        ],
        message: "📊 {name} ({symbol})"
    )

    private static let field = AlertKind.Row(
        "field",
        fields: [
            AlertKind.Field("field", .text, LocalizedText(ko: "항목의 이름", en: "The name of the field.")),
            AlertKind.Field("text", .text, LocalizedText(ko: "항목의 글", en: "Its text.")),
        ],
        message: "{field}: {text}"
    )

    private static let more = AlertKind.Row(
        "more",
        fields: [AlertKind.Field("count", .integer, LocalizedText(ko: "더 있는 항목의 수", en: "How many more there are."))],
        message: LocalizedText(ko: "… 외 {count}개", en: "… and {count} more")
    )

    /// The alert of a record.
    static func alert(
        _ kind: AlertKind,
        _ record: Record,
        _ shown: [(name: String, text: String)],
        about instrument: (symbol: Symbol, name: String)?
    ) -> Alert {
        // What comes from outside must not pass for lines of this message.
        let shown = shown.map { (name: VisibleText.line($0.name), text: VisibleText.line($0.text)) }
        var rows: [Alert.Row] = []
        if let instrument {
            rows.append(Alert.Row(self.instrument, [.text(instrument.name), .symbol(instrument.symbol)]))
        }
        rows += shown.prefix(mostShown).map { Alert.Row(field, [.text($0.name), .text($0.text)]) }
        if shown.count > mostShown { rows.append(Alert.Row(more, [.integer(Int64(shown.count - mostShown))])) }
        let text = shown.prefix(mostShown).map(\.text).joined(separator: " ")
        return Alert(
            kind,
            about: instrument?.symbol,
            [.text(VisibleText.line(record.list)), .text(VisibleText.line(record.key)), .text(text)],
            rows: rows
        )
    }
}
