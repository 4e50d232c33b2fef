import PluginAPI

/// Makes messages of decisions for the sinks of their pipelines.
struct Dispatcher: Sendable {
    private let routes: [String: [AlertRoute]]
    private let sinks: [any SinkRun]
    private let composers: [String: MessageComposer]
    private let watchlist: Watchlist

    init(
        blueprint: Blueprint,
        pipelines: [Int],
        sinks: [any SinkRun],
        instruments: [CSVFile: [Symbol: Instrument]],
        brokers: [String: BrokerInstruments],
        watchlist: Watchlist
    ) {
        self.watchlist = watchlist
        var routes: [String: [AlertRoute]] = [:]
        var composers: [String: MessageComposer] = [:]
        for pipeline in pipelines.map({ blueprint.pipelines[$0] }) {
            routes[pipeline.name] = blueprint.routes(of: pipeline)
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
        self.routes = routes
        self.sinks = sinks
        self.composers = composers
    }

    /// What the sinks that take its kind get of every decision that passed.
    func prepare(_ records: [DecisionRecord]) -> Outgoing {
        var outgoing = Outgoing()
        for record in records where record.decision.outcome == .passed {
            guard let (item, input) = item(record) else { continue }
            // Two people who share a sink, and a person whose sink is the pipeline's too, are told once.
            var told: Set<Int> = []
            for route in routes[record.pipeline] ?? []
            where route.takes(item, as: input, watchlist) && told.insert(route.sink).inserted {
                if let worker = sinks[route.sink] as? SinkWorker {
                    outgoing.add(item, to: worker)
                } else if let run = sinks[route.sink] as? OutboxRun {
                    outgoing.add(item, to: run, route.routings, image: image(of: item, on: route))
                }
            }
        }
        return outgoing
    }

    /// The picture that follows an alert, if one does.
    private func image(of item: Delivery, on route: AlertRoute) -> StoredImage? {
        guard let theme = route.chart.colours, case .alert(let alert, let text) = item.content,
            let symbol = alert.symbol, let composer = composers[item.pipeline]
        else { return nil }
        let name = composer.instrumentName(symbol)
        return StoredImage(of: alert, named: name, text: text, in: item.pipeline, theme: theme)
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
