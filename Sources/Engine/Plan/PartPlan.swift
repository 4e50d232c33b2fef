public import PluginAPI
public import YAML

/// One source, rule or sink of a pipeline.
public struct PartPlan: Sendable {
    /// Its name in the configuration, or the plugin's where it has none.
    public let name: String

    /// The plugin's name.
    public let plugin: String

    /// The settings as they are written.
    public let settings: Node?

    /// The types of event that a source gives.
    public let gives: EventKinds

    /// When a source's events of the market count, if it has hours of its own.
    public let condition: SessionCondition?

    /// Which alerts a sink gets, and when; of other parts nothing.
    public let routing: SinkRouting

    /// The services it talks to.
    public let ends: [NetworkEnd]

    init(_ source: SourceBlueprint, of pipeline: String) {
        name = Self.name(source.component, .source, pipeline)
        plugin = source.plugin
        settings = source.settings
        gives = source.source.produces
        condition = source.condition
        routing = SinkRouting()
        ends = source.source.networkEnds
    }

    init(_ rule: RuleBlueprint) {
        name = rule.id
        plugin = rule.plugin
        settings = rule.settings
        gives = []
        condition = nil
        routing = SinkRouting()
        ends = rule.rule.networkEnds
    }

    init(_ sink: SinkBlueprint, of pipeline: String) {
        name = Self.name(sink.name, .sink, pipeline)
        plugin = sink.plugin
        settings = sink.settings
        gives = []
        condition = nil
        routing = sink.routing
        ends = sink.sink.networkEnds
    }

    /// The part's own name without the place it has in the run.
    private static func name(_ component: String, _ kind: PluginKind, _ pipeline: String) -> String {
        for prefix in ["\(kind.section).", "pipelines.\(pipeline).\(kind.section)."] where component.hasPrefix(prefix) {
            return String(component.dropFirst(prefix.count))
        }
        return component
    }
}
