/// Something a rule wants a person to know.
public struct Alert: Sendable, Hashable {
    /// What kind of alert it is, with the meaning of its fields.
    public var kind: AlertKind

    /// The instrument it is about, if any.
    public var symbol: Symbol?

    /// The values, one for each field of the kind and in its order.
    public var values: [FieldValue]

    /// What it says several times over, in the order of the message.
    public var rows: [Row]

    /// One row of an alert.
    public struct Row: Sendable, Hashable {
        /// What kind of row it is, with the meaning of its fields.
        public var kind: AlertKind.Row

        /// The values, one for each field of the kind and in its order.
        public var values: [FieldValue]

        /// Makes a row; the values stand in the order of the kind's fields.
        public init(_ kind: AlertKind.Row, _ values: [FieldValue]) {
            self.kind = kind
            self.values = values
        }
    }

    /// Makes an alert; the values stand in the order of the kind's fields.
    public init(_ kind: AlertKind, about symbol: Symbol?, _ values: [FieldValue], rows: [Row] = []) {
        self.kind = kind
        self.symbol = symbol
        self.values = values
        self.rows = rows
    }

    /// The value of one of the kind's own fields, or nothing when the kind has no such field.
    public subscript(field name: String) -> FieldValue? {
        guard let index = kind.fields.firstIndex(where: { $0.name == name }), index < values.count else { return nil }
        return values[index]
    }
}
