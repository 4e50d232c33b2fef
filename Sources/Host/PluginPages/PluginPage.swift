import Engine
import PluginAPI
import YAML

/// What there is to say of one plugin without any configuration.
struct PluginPage {
    let plugin: any Plugin.Type

    /// The text of its example, empty if it has none.
    let example: String

    /// The bars that a rule needs with the settings of the example.
    let bars: [RuleNeeds.Bars]

    /// The types of event without which a rule cannot work, with the settings of the example.
    let requires: EventKinds

    init(_ plugin: any Plugin.Type, example: String) {
        self.plugin = plugin
        self.example = example
        let rule = (plugin as? any Rule.Type).flatMap { Self.made($0, by: example) }
        bars = rule?.needs.bars ?? []
        requires = rule?.requires ?? []
    }

    /// The plugin as a rule, source, sink or broker.
    var rule: (any Rule.Type)? { plugin as? any Rule.Type }
    var source: (any Source.Type)? { plugin as? any Source.Type }
    var sink: (any Sink.Type)? { plugin as? any Sink.Type }
    var broker: (any Broker.Type)? { plugin as? any Broker.Type }

    /// Makes the rule of the first entry of an example.
    private static func made(_ type: any Rule.Type, by example: String) -> (any Rule)? {
        let root = YAMLDocument.parse(text: example, name: "example.yaml").root
        let entries = root?.sequence ?? root?.mapping?.map(\.value) ?? []
        guard let entry = entries.first(where: { $0.scalar?.text == type.name || $0.entry(type.name) != nil }) else {
            return nil
        }
        return made(type, entry[type.name])
    }

    private static func made<Part: Rule>(_ type: Part.Type, _ settings: Node?) -> (any Rule)? {
        var reader = SettingReader(owner: SettingOwner(kind: type.kind, name: type.name), environment: .unconsulted)
        return Part.Settings.decode(settings ?? Node(.mapping([])), &reader).map(Part.init(settings:))
    }
}
