public import YAML

extension Dictionary: SettingValue where Key == String, Value: SettingValue {
    /// Values under names of the user's choice.
    public static var schema: SettingSchema { .map(of: Value.schema) }

    /// Reads every value, so that all problems of a mapping are found.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> [String: Value]? {
        guard !node.isUnsound else { return nil }
        guard let entries = node.mapping else {
            reader.reportKind(of: node, wanted: schema.name)
            return nil
        }
        var values: [String: Value] = [:]
        var isSound = true
        for entry in entries {
            let value = reader.inside(entry.key) { Value.decode(entry.value, &$0) }
            if let value, let name = entry.key.scalar?.text, !entry.key.isUnsound {
                values[name] = value
            } else {
                isSound = false
            }
        }
        return isSound ? values : nil
    }

    /// The values in braces, sorted by name.
    public var settingText: String {
        let entries = sorted { $0.key < $1.key }.map { name, value in
            let key = FlowText.nested(FlowText.quotedIfNeeded(name), in: .integer)
            return "\(key): \(FlowText.nested(value.settingText, in: Value.schema))"
        }
        return entries.isEmpty ? "{}" : "{ \(entries.joined(separator: ", ")) }"
    }
}
