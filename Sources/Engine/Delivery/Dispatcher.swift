import PluginAPI

/// Makes messages of decisions for the sinks of their pipelines.
struct Dispatcher: Sendable {
    private struct Target: Sendable {
        var run: any SinkRun
        var accepts: SinkInputs
        /// Every routing it has to pass: the sink's own, and that of the person it belongs to.
        var routings: [SinkRouting]
        /// The instruments of the person; nothing for all of them.
        var symbols: Set<Symbol>?

        func takes(_ item: Delivery, as input: SinkInputs) -> Bool {
            guard accepts.contains(input), routings.allSatisfy({ $0.minSeverity <= item.severity }) else {
                return false
            }
            guard let symbols, let symbol = item.symbol else { return true }
            return symbols.contains(symbol)
        }
    }

    private let targets: [String: [Target]]
    private let composers: [String: MessageComposer]

    init(
        blueprint: Blueprint,
        pipelines: [Int],
        sinks: [any SinkRun],
        instruments: [CSVFile: [Symbol: Instrument]],
        brokers: [String: BrokerInstruments]
    ) {
        var targets: [String: [Target]] = [:]
        var composers: [String: MessageComposer] = [:]
        for pipeline in pipelines.map({ blueprint.pipelines[$0] }) {
            targets[pipeline.name] = Self.targets(of: pipeline, in: blueprint, sinks)
            var messages: [RuleAddress: MessageTemplate] = [:]
            for rule in pipeline.rules {
                let address = RuleAddress(pipeline: pipeline.name, rule: rule.id)
                messages[address] = rule.message
            }
            composers[pipeline.name] = MessageComposer(
                language: blueprint.host.language,
                instruments: pipeline.instruments.flatMap { instruments[$0] } ?? [:],
                broker: pipeline.instrumentsBroker.flatMap { brokers[$0] },
                calendars: blueprint.calendars,
                overrides: messages,
                kinds: pipeline.rules.flatMap { type(of: $0.rule).alerts }
            )
        }
        self.targets = targets
        self.composers = composers
    }

    /// What the sinks that take its kind get of every decision that passed.
    func prepare(_ records: [DecisionRecord]) -> Outgoing {
        var outgoing = Outgoing()
        for record in records where record.decision.outcome == .passed {
            guard let (item, input) = item(record) else { continue }
            // Two people who share a sink, and a person whose sink is the pipeline's too, are told once.
            var told: Set<ObjectIdentifier> = []
            for target in targets[record.pipeline] ?? []
            where target.takes(item, as: input) && told.insert(ObjectIdentifier(target.run)).inserted {
                if let worker = target.run as? SinkWorker {
                    outgoing.add(item, to: worker)
                } else if let run = target.run as? OutboxRun {
                    outgoing.add(item, to: run, target.routings)
                }
            }
        }
        return outgoing
    }

    private static func targets(
        of pipeline: PipelineBlueprint,
        in blueprint: Blueprint,
        _ sinks: [any SinkRun]
    ) -> [Target] {
        func target(_ sink: Int, of user: UserBlueprint?) -> Target {
            Target(
                run: sinks[sink],
                accepts: type(of: blueprint.sinks[sink].sink).accepts,
                routings: [blueprint.sinks[sink].routing] + (user.map { [$0.routing] } ?? []),
                symbols: user.map { Set($0.symbols) }
            )
        }
        let own = pipeline.sinks.map { target($0, of: nil) }
        guard pipeline.tellsUsers else { return own }
        return own + blueprint.users.flatMap { user in user.sinks.map { target($0, of: user) } }
    }

    private func item(_ record: DecisionRecord) -> (Delivery, SinkInputs)? {
        let signal = record.decision.signal
        let address = RuleAddress(pipeline: record.pipeline, rule: signal.rule)
        let severity: AlertSeverity
        let content: Delivery.Content
        let input: SinkInputs
        switch signal.content {
        case .alert(let alert):
            severity = alert.kind.severity
            guard let composer = composers[record.pipeline] else { return nil }
            content = .alert(alert, text: composer.text(of: alert, raisedBy: address, on: signal.header))
            input = .alerts
        case .order(let intent):
            severity = .warning
            content = .order(intent)
            input = .orders
        }
        let item = Delivery(
            id: record.name,
            pipeline: record.pipeline,
            rule: signal.rule,
            severity: severity,
            header: signal.header,
            content: content
        )
        return (item, input)
    }
}
