public import YAML

extension Optional: SettingValue where Wrapped: SettingValue {
    /// The form of the value, if there is one.
    public static var schema: SettingSchema { Wrapped.schema }

    /// Reads the value; variables that leave nothing, as `${NAME:-}` does, stand for no value.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Wrapped?? {
        if reader.isLeftEmpty(node) { return .some(nil) }
        return Wrapped.decode(node, &reader).map(Optional.some)
    }

    /// The value's text, or nothing.
    public var settingText: String { map(\.settingText) ?? "" }
}
