/// A part that a configuration can name: a source, a rule, a sink or a broker.
///
/// A plugin is one folder in `Sources/Plugins` with one type named after it. The build registers it; there is no list.
/// Its life: the settings are decoded and validated → `init(settings:)` → the calls of its kind's protocol. Making one
/// touches nothing outside the process, so that a configuration can be validated by building everything it names.
public protocol Plugin: Sendable {
    /// The settings a person writes under the plugin's name.
    associatedtype Settings: PluginSettings

    /// What kind of part it is; each kind's protocol provides it.
    static var kind: PluginKind { get }

    /// The name in configurations, in kebab-case; by default made from the type's name without its kind.
    static var name: String { get }

    /// One sentence that says what the plugin does.
    static var summary: LocalizedText { get }

    /// Makes the part from valid settings, without any effect outside the process.
    init(settings: Settings)

    /// The services it talks to over the network with these settings, for the plan.
    var networkEnds: [NetworkEnd] { get }
}

extension Plugin {
    /// None: it stays on this machine.
    public var networkEnds: [NetworkEnd] { [] }

    /// The settings a person can write under the plugin's name, in the order they were declared.
    public static var settings: [SettingDefinition] { Settings.definitions }

    /// `SigmaRule` is `sigma`, `MovingAverageRule` is `moving-average`.
    public static var name: String { PluginName.derived(fromType: String(describing: Self.self), kind: kind) }
}
