public import YAML

/// The name of a broker that the configuration defines.
public struct BrokerReference: SettingValue, Hashable {
    /// The name.
    public let name: String

    /// Refers to a broker.
    public init(_ name: String) { self.name = name }

    /// The name of a broker.
    public static var schema: SettingSchema { .reference(to: .broker) }

    /// Reads a name; whether it is defined is for the host to say, which knows the whole configuration.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> BrokerReference? {
        reader.name(in: node, schema).map(Self.init)
    }

    /// The name.
    public var settingText: String { name.settingText }
}

/// The name of a sink that the configuration defines.
public struct SinkReference: SettingValue, Hashable {
    /// The name.
    public let name: String

    /// Refers to a sink.
    public init(_ name: String) { self.name = name }

    /// The name of a sink.
    public static var schema: SettingSchema { .reference(to: .sink) }

    /// Reads a name; whether it is defined is for the host to say, which knows the whole configuration.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> SinkReference? {
        reader.name(in: node, schema).map(Self.init)
    }

    /// The name.
    public var settingText: String { name.settingText }
}

extension SettingReader {
    fileprivate mutating func name(in node: Node, _ schema: SettingSchema) -> String? {
        value(of: node, as: TextForm(schema.name)) { $0.isEmpty ? nil : $0 }
    }
}
