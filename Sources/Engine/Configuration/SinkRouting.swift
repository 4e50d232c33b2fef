public import PluginAPI

/// Which alerts a sink gets, and when.
///
/// Routing drops what is not urgent enough for a sink; everything else arrives, later or together with others.
public struct SinkRouting: Sendable, Hashable {
    /// The least urgent alerts that go there.
    public var minSeverity = AlertSeverity.info

    /// The hours by Korea's clock in which all but critical alerts are held back.
    public var quiet: HourRange?

    /// How long all but critical alerts are gathered.
    public var group: Duration?

    /// Routes everything at once.
    public init() {}

    /// Whether alerts may have to wait.
    var delays: Bool { quiet != nil || group != nil }

    /// The moment before which an alert raised now is not sent; now, if it does not have to wait.
    ///
    /// Alerts are gathered between the multiples of the time for which they are, so that a restart changes nothing.
    func notBefore(_ severity: AlertSeverity, at now: Timestamp) -> Timestamp {
        guard severity < .critical else { return now }
        var moment = now
        if let group, group > .zero {
            let length = group.components.seconds * 1_000_000_000 + group.components.attoseconds / 1_000_000_000
            moment = Timestamp(nanoseconds: (now.nanoseconds / length + 1) * length)
        }
        guard let quiet else { return moment }
        let (date, time) = MarketTimeZone.korea.localTime(at: moment)
        guard quiet.contains(time) else { return moment }
        let first = quiet.crossesMidnight && time < quiet.end ? date.advanced(by: -1) : date
        return quiet.interval(startingOn: first, in: .korea).upperBound
    }
}
