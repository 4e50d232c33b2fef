public import YAML

extension EventKinds: SettingValue {
    /// The name of one type, as people write it.
    private struct Name: RawRepresentable, CaseIterable, SettingValue {
        let rawValue: String

        static var allCases: [Name] { EventKinds.names.map { Name(known: $0.name) } }

        init?(rawValue: String) {
            guard EventKinds.names.contains(where: { $0.name == rawValue }) else { return nil }
            self.init(known: rawValue)
        }

        private init(known name: String) { rawValue = name }

        var kind: EventKinds { EventKinds.names.first { $0.name == rawValue }?.kind ?? [] }
    }

    /// A list of types.
    public static var schema: SettingSchema { .list(of: Name.schema) }

    /// Reads `[Trade, Execution]`.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> EventKinds? {
        [Name].decode(node, &reader).map { names in EventKinds(names.map(\.kind)) }
    }

    /// The types in brackets.
    public var settingText: String { "[\(names.joined(separator: ", "))]" }
}
