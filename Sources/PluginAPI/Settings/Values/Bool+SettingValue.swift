public import YAML

extension Bool: SettingValue {
    /// True or false.
    public static var schema: SettingSchema { .boolean }

    /// Reads `true`, `yes`, `on`, `false`, `no` and `off`, in either case.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Bool? {
        let form = TextForm(schema.name, examples: [])
        return reader.value(of: node, as: form) { text in
            switch text.lowercased() {
            case "true", "yes", "on": true
            case "false", "no", "off": false
            default: nil
            }
        }
    }

    /// `true` or `false`.
    public var settingText: String { description }
}
