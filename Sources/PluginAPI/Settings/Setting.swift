public import YAML

/// One setting of a plugin: its help, its default, how it is checked and, once read, its value.
///
/// ```swift
/// struct Settings: PluginSettings {
///     @Setting("How many bars the average is taken over.", in: 2...500)
///     var period = 14
///
///     @Setting("Where the messages go.")
///     var channel: String
/// }
/// ```
///
/// The name in the configuration is the property's in snake_case. With an initial value the setting may be left out, an
/// optional one is nothing then, and any other has to be written. `$period` is the setting itself, to report about.
@propertyWrapper
public struct Setting<Value: SettingValue>: Sendable {
    let declaration: SettingDeclaration<Value>
    private var value: Value?

    /// Where the value was read; nothing when the setting has its default or was set by a program.
    public private(set) var node: Node?

    init(_ declaration: SettingDeclaration<Value>) {
        self.declaration = declaration
        value = declaration.initial
    }

    /// The value; reading one that has to be written before it was read or set is a mistake in the program.
    public var wrappedValue: Value {
        get {
            guard let value else { preconditionFailure("a setting without default is used before it has a value") }
            return value
        }
        set {
            value = newValue
            node = nil
        }
    }

    /// The setting itself.
    public var projectedValue: Setting<Value> { self }

    /// Where the value stands in the configuration; nothing when the setting has its default or was set by a program.
    public var span: SourceSpan? { node?.span }

    /// Where an element of a list stands; nothing when the value is no list of that length in the configuration.
    public func span(ofElement index: Int) -> SourceSpan? {
        guard let elements = node?.sequence, elements.indices.contains(index) else { return nil }
        return elements[index].span
    }

    /// The place of the value with a note, to explain a diagnostic about something else.
    public func place(_ note: LocalizedText) -> RelatedPlace? { span.map { RelatedPlace($0, note) } }

    func reading(_ value: Value, from node: Node) -> Setting {
        var setting = self
        setting.value = value
        setting.node = node
        return setting
    }

    var current: Value? { value }
}

extension Setting: Decodable {
    /// Settings are read with `SettingReader`; no other decoder can.
    public init(from decoder: any Decoder) throws {
        throw DecodingError.dataCorrupted(
            DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "settings are read from nodes")
        )
    }
}
