public import PluginAPI

/// One way of a pipeline's alerts: to a sink, of the pipeline's own or of a person's.
public struct AlertRoute: Sendable {
    /// What becomes of an alert on this way.
    public enum Verdict: Sendable, Hashable {
        /// It is sent, not before a moment.
        case sent(notBefore: Timestamp)
        /// It is less urgent than what is wanted.
        case tooMinor(AlertSeverity)
        /// It is about an instrument that the person did not ask for.
        case otherInstrument
        /// The sink takes no alerts.
        case noAlerts
    }

    /// The sink, as an index into the blueprint's list.
    public let sink: Int

    /// The person whom it is for; nothing for a sink of the pipeline's own.
    public let user: String?

    let accepts: SinkInputs
    private let durability: DeliveryDurability

    /// The colours of the chart that follows an alert, if one does.
    let chart: ChartTheme

    /// Every routing it has to pass: the sink's own, and the person's.
    let routings: [SinkRouting]

    init(_ index: Int, of user: UserBlueprint?, in blueprint: Blueprint) {
        sink = index
        self.user = user?.name
        accepts = type(of: blueprint.sinks[index].sink).accepts
        durability = type(of: blueprint.sinks[index].sink).durability
        chart = blueprint.sinks[index].chart
        routings = [blueprint.sinks[index].routing] + (user.map { [$0.routing] } ?? [])
    }

    /// What becomes of an alert that is raised at a moment.
    public func verdict(
        on symbol: Symbol?,
        _ severity: AlertSeverity,
        at now: Timestamp,
        _ watchlist: Watchlist
    ) -> Verdict {
        guard accepts.contains(.alerts) else { return .noAlerts }
        guard isWanted(symbol, watchlist) else { return .otherInstrument }
        let floor = routings.map(\.minSeverity).max() ?? .info
        guard floor <= severity else { return .tooMinor(floor) }
        // What writes at once holds nothing back.
        guard durability == .durable else { return .sent(notBefore: now) }
        return .sent(notBefore: routings.notBefore(severity, at: now))
    }

    /// How long after an alert the next one like it is held back; nothing if it need not wait.
    public func repeatInterval(of severity: AlertSeverity) -> Duration? {
        durability == .durable && severity < .critical ? routings.repeatInterval : nil
    }

    /// Whether an item goes this way.
    func takes(_ item: Delivery, as input: SinkInputs, _ watchlist: Watchlist) -> Bool {
        accepts.contains(input) && routings.allSatisfy { $0.minSeverity <= item.severity }
            && isWanted(item.symbol, watchlist)
    }

    /// Whether an instrument is one of the person's, who is also told of what is about none.
    private func isWanted(_ symbol: Symbol?, _ watchlist: Watchlist) -> Bool {
        guard let symbol, let user else { return true }
        return watchlist.has(symbol, user)
    }
}

extension Blueprint {
    /// The ways of a pipeline's alerts, in the order in which they are tried; a sink takes an alert once.
    public func routes(of pipeline: PipelineBlueprint) -> [AlertRoute] {
        let own = pipeline.sinks.map { AlertRoute($0, of: nil, in: self) }
        guard pipeline.tellsUsers else { return own }
        return own + users.flatMap { user in user.sinks.map { AlertRoute($0, of: user, in: self) } }
    }
}
