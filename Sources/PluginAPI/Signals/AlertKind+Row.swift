extension AlertKind {
    /// What an alert can say several times over, such as the line of a holding in a report.
    ///
    /// The place of all rows in a message is `{rows}`, each beginning on a line of its own.
    public struct Row: Sendable, Hashable {
        /// The name within its kind of alert, in kebab-case.
        public let name: String

        /// The fields, in the order in which they are given and stored; a message of rows names only these.
        public let fields: [Field]

        /// The text of one row, a template over `fields`.
        public let message: LocalizedText

        /// Declares a kind of row.
        public init(_ name: String, fields: [Field], message: LocalizedText) {
            self.name = name
            self.fields = fields
            self.message = message
        }
    }

    /// The field of a message that stands for all rows.
    public static let rowsField = "rows"

    /// The names that a message of the alert can use, beside those that every alert has.
    public var messageFields: [String] { fields.map(\.name) + (rows.isEmpty ? [] : [Self.rowsField]) }
}
