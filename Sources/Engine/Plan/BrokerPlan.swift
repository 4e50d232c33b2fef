public import PluginAPI

/// What will be asked of one broker, and what its account can lose.
public struct BrokerPlan: Sendable {
    /// A rule that guards what the account holds.
    public struct Guard: Sendable, Hashable {
        /// The pipeline.
        public let pipeline: String

        /// The rule's id.
        public let rule: String
    }

    /// The name in the configuration.
    public let name: String

    /// The plugin's name.
    public let plugin: String

    /// Where orders go; nothing for a broker without any server.
    public let mode: BrokerMode?

    /// What the broker allows.
    public let terms: BrokerTerms

    /// What stands on its connection and what is polled.
    public let connection: ConnectionPlan

    /// The most that can be ordered in a day; nothing when no pipeline orders there.
    public let ceiling: OrderCeiling?

    /// The rules that guard what the account holds.
    public let guards: [Guard]

    /// The services it talks to.
    public let ends: [NetworkEnd]

    init(_ broker: BrokerBlueprint, in blueprint: Blueprint) {
        name = broker.name
        plugin = broker.plugin
        mode = broker.broker.mode
        terms = broker.broker.terms
        ends = broker.broker.networkEnds
        connection = ConnectionPlan(blueprint.uses(of: broker), terms: broker.broker.terms)
        let ordering = blueprint.pipelines.filter { blueprint.brokersOrderedAt(by: $0).contains(broker.name) }
        ceiling = ordering.isEmpty ? nil : OrderCeiling(of: broker.broker.terms.limits)
        guards = ordering.flatMap { pipeline in
            pipeline.rules.filter { type(of: $0.rule).isProtective }.map { Guard(pipeline: pipeline.name, rule: $0.id) }
        }
    }
}

extension Blueprint {
    /// What all sources and sinks ask of a broker.
    func uses(of broker: BrokerBlueprint) -> [BrokerUse] {
        (sources.compactMap(\.source.brokerUse) + sinks.compactMap(\.sink.brokerUse)).filter {
            $0.broker == broker.name
        }
    }

    /// The brokers to which the orders of a pipeline go.
    func brokersOrderedAt(by pipeline: PipelineBlueprint) -> [String] {
        pipeline.sinks.filter { type(of: sinks[$0].sink).accepts.contains(.orders) }
            .compactMap { sinks[$0].sink.brokerUse?.broker }
    }

    /// Whether a sink of a pipeline takes orders, wherever they go.
    func takesOrders(_ pipeline: PipelineBlueprint) -> Bool {
        pipeline.sinks.contains { type(of: sinks[$0].sink).accepts.contains(.orders) }
    }
}
