public import PluginAPI
public import YAML

/// A valid configuration with every part it names made and none started.
public struct Blueprint: Sendable {
    /// What the `host:` section says.
    public var host: HostSettings

    /// The calendars, with the configuration's own days.
    public var calendars: Calendars

    /// The folder that relative paths start from.
    public var directory: String

    /// The brokers in the order of their names.
    public var brokers: [BrokerBlueprint]

    /// Every source, once, however many pipelines share it.
    public var sources: [SourceBlueprint]

    /// Every sink, once.
    public var sinks: [SinkBlueprint]

    /// The people who are told, in the order of the file.
    public var users: [UserBlueprint]

    /// The pipelines in the order of the file.
    public var pipelines: [PipelineBlueprint]
}

extension Blueprint {
    /// The sinks that a pipeline may bring something to, its own before those of users.
    public func sinks(of pipeline: PipelineBlueprint) -> [Int] {
        let theirs = pipeline.tellsUsers ? users.flatMap(\.sinks) : []
        return (pipeline.sinks + theirs).reduce(into: []) { sinks, sink in
            if !sinks.contains(sink) { sinks.append(sink) }
        }
    }
}

/// One broker of a configuration.
public struct BrokerBlueprint: Sendable {
    /// The name.
    public var name: String

    /// The plugin's name.
    public var plugin: String

    /// The broker.
    public var broker: any Broker

    /// The settings as they are written.
    public var settings: Node?

    /// Where the configuration has it.
    public var span: SourceSpan
}

/// One source of a configuration.
public struct SourceBlueprint: Sendable {
    /// The name under which its state is shown, such as `sources.ticks` or `pipelines.sigma.sources.replay`.
    public var component: String

    /// The plugin's name.
    public var plugin: String

    /// The source.
    public var source: any Source

    /// The settings as they are written.
    public var settings: Node?

    /// When its events of the market count.
    public var condition: SessionCondition?

    /// Its lists of instruments that are those of the users.
    public var userLists: [UserList] = []

    /// When its recording begins, if it is one.
    public var origin: Timestamp?

    /// Where the configuration has it.
    public var span: SourceSpan
}

/// One sink of a configuration.
public struct SinkBlueprint: Sendable {
    /// The sink's name, its own or made from its place.
    public var name: String

    /// The plugin's name.
    public var plugin: String

    /// The sink.
    public var sink: any Sink

    /// The settings as they are written.
    public var settings: Node?

    /// Which alerts it gets, and when.
    public var routing = SinkRouting()

    /// Whether its alerts come with a chart.
    public var chart = ChartTheme.none

    /// Where the configuration has it.
    public var span: SourceSpan
}

/// One person who is told of some instruments.
public struct UserBlueprint: Sendable {
    /// The name.
    public var name: String

    /// The instruments whose alerts the person gets, beside those about no instrument.
    public var symbols: [Symbol]

    /// The person's sinks, as indices into the blueprint's list.
    public var sinks: [Int]

    /// Which alerts the person gets, and when.
    public var routing: SinkRouting

    /// Where the configuration has the person.
    public var span: SourceSpan
}

/// One rule of a pipeline.
public struct RuleBlueprint: Sendable {
    /// The id within the pipeline.
    public var id: String

    /// The plugin's name.
    public var plugin: String

    /// The rule.
    public var rule: any Rule

    /// The settings as they are written.
    public var settings: Node?

    /// A digest of the settings; a saved state of other settings is not used.
    public var settingsDigest: String

    /// The message in place of the rule's own.
    public var message: MessageTemplate?

    /// The severity in place of the rule's own.
    public var severity: AlertSeverity?

    /// Where the configuration has it.
    public var span: SourceSpan
}

/// One pipeline of a configuration.
public struct PipelineBlueprint: Sendable {
    /// The name.
    public var name: String

    /// When events of the market count.
    public var condition: SessionCondition?

    /// The sources, as indices into the blueprint's list.
    public var sources: [Int]

    /// The rules in order.
    public var rules: [RuleBlueprint]

    /// The sinks of its own, as indices into the blueprint's list.
    public var sinks: [Int]

    /// Whether its alerts go to the users too.
    public var tellsUsers = false

    /// The file that past bars come from.
    public var history: CSVFile?

    /// The file that descriptions of instruments come from.
    public var instruments: CSVFile?

    /// The brokers of its sources, in their order; none for a recording, which brings its own time.
    public var sourceBrokers: [String]

    /// The broker that past bars come from, if no file is named.
    public var historyBroker: String? { history == nil ? sourceBrokers.first : nil }

    /// The broker that descriptions of instruments come from, if no file is named.
    public var instrumentsBroker: String? { instruments == nil ? sourceBrokers.first : nil }
}
