/// A kind of alert that a rule can raise: its fields and its message, declared once.
///
/// Templates and settings that name fields, such as `dedupe: { by: [symbol, level] }`, are checked against this list
/// when the configuration is validated.
public struct AlertKind: Sendable, Hashable {
    /// One named field.
    public struct Field: Sendable, Hashable {
        /// The name, in snake_case.
        public let name: String

        /// What the field holds.
        public let kind: FieldKind

        /// One sentence that says what the value means.
        public let help: LocalizedText

        /// When an amount, a quantity or a percentage shows its sign in a message.
        public let sign: SignDisplay

        /// What a price stands for in a chart; nothing for one that is not drawn.
        public let level: PriceLevel?

        /// Declares a field.
        public init(
            _ name: String,
            _ kind: FieldKind,
            _ help: LocalizedText,
            sign: SignDisplay = .negativeOnly,
            level: PriceLevel? = nil
        ) {
            self.name = name
            self.kind = kind
            self.help = help
            self.sign = sign
            self.level = level
        }
    }

    /// The name within its rule, in kebab-case.
    public let name: String

    /// How urgent the alert is; the engine puts the configuration's own severity in its place.
    public var severity: AlertSeverity

    /// The fields, in the order in which they are raised and stored.
    public let fields: [Field]

    /// What it can say several times over.
    public let rows: [Row]

    /// The message unless the configuration has another, a template over `messageFields` and `commonFields`.
    public let message: LocalizedText

    /// Declares a kind of alert.
    public init(
        _ name: String,
        severity: AlertSeverity = .notice,
        fields: [Field],
        rows: [Row] = [],
        message: LocalizedText
    ) {
        self.name = name
        self.severity = severity
        self.fields = fields
        self.rows = rows
        self.message = message
    }

    /// The fields that every alert has beside its own, filled in by the engine.
    public static let commonFields: [Field] = [
        Field("symbol", .symbol, LocalizedText(ko: "종목코드", en: "The symbol, empty for an alert about no instrument.")),
        Field("name", .text, LocalizedText(ko: "종목명", en: "The instrument's name, or its code if no name is known.")),
        Field("time", .moment, LocalizedText(ko: "사건의 거래소 시각", en: "The exchange's time of the event.")),
        Field("date", .date, LocalizedText(ko: "거래일", en: "The trading day of the event.")),
        Field("rule", .text, LocalizedText(ko: "규칙의 이름", en: "The rule's id.")),
        Field("pipeline", .text, LocalizedText(ko: "파이프라인의 이름", en: "The pipeline's name.")),
        Field("severity", .text, LocalizedText(ko: "중요도", en: "How urgent the alert is.")),
    ]
}
