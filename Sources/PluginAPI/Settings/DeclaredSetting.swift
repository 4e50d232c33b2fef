import Synchronization
import YAML

/// A setting as it is found in a structure of settings, whatever its type.
struct DeclaredSetting: Sendable {
    /// The name of the property.
    let property: String
    /// What was declared.
    let definition: SettingDefinition
    /// The value as text, when there is one that would be written.
    let valueText: String?

    private let setting: any AnySetting

    /// Reads a value, checks it against the limits and puts it into a copy of the setting.
    func read(_ node: Node, _ reader: inout SettingReader) -> (any Sendable)? { setting.read(node, &reader) }

    /// The setting with its default.
    var unread: any Sendable { setting }

    /// The type of the settings inside the value, if it has such.
    var innerType: (any PluginSettings.Type)? { setting.innerType }

    /// The settings of a type, in the order they were declared.
    ///
    /// Looking a type over costs more than reading its settings, so it is done once for each type.
    static func all<Settings: PluginSettings>(of type: Settings.Type) -> [DeclaredSetting] {
        let id = ObjectIdentifier(type)
        if let known = known.withLock({ $0[id] }) { return known }
        let settings = all(in: Settings())
        known.withLock { $0[id] = settings }
        return settings
    }

    private static let known = Mutex<[ObjectIdentifier: [DeclaredSetting]]>([:])

    /// The settings of a value, in the order they were declared.
    static func all(in settings: some PluginSettings) -> [DeclaredSetting] {
        Mirror(reflecting: settings).children.compactMap { child in
            guard let label = child.label, label.hasPrefix("_"), let setting = child.value as? any AnySetting else {
                return nil
            }
            return DeclaredSetting(property: String(label.dropFirst()), setting)
        }
    }

    private init(property: String, _ setting: any AnySetting) {
        self.property = property
        self.setting = setting
        definition = setting.definition(property: property)
        valueText = setting.valueText
    }
}

/// A setting whose type is not known.
protocol AnySetting: Sendable {
    func definition(property: String) -> SettingDefinition
    var valueText: String? { get }
    var innerType: (any PluginSettings.Type)? { get }
    func read(_ node: Node, _ reader: inout SettingReader) -> (any Sendable)?
}

extension Setting: AnySetting {
    func definition(property: String) -> SettingDefinition { declaration.definition(property: property) }

    var valueText: String? { current.map(\.settingText).flatMap { $0.isEmpty ? nil : $0 } }

    func read(_ node: Node, _ reader: inout SettingReader) -> (any Sendable)? {
        guard let value = Value.decode(node, &reader) else { return nil }
        if let bounds = declaration.bounds, let index = bounds.firstOutside(value) {
            let elements = node.sequence ?? []
            let culprit = elements.indices.contains(index) ? elements[index] : node
            reader.reportOutside(bounds.range, culprit)
            return nil
        }
        return reading(value, from: node)
    }
}

extension SettingReader {
    /// Reports a value outside its limits.
    mutating func reportOutside(_ range: SettingRange, _ node: Node) {
        let typed = typed(node)
        let message = LocalizedText(
            ko: "\(range.requirement.ko)여야 하는데 `\(typed)`입니다.",
            en: "the value must be \(range.requirement.en), found '\(typed)'"
        )
        report(.outOfRange, message, at: node)
    }
}
