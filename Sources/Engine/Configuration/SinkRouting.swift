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

    /// How long after an alert the next of its kind about the same instrument is held back, unless it is critical.
    public var repeatInterval: Duration?

    /// Routes everything at once.
    public init() {}

    /// What differs from routing everything at once, by the names of the settings.
    public var written: [(key: String, value: String)] {
        let values: [(key: String, value: String?)] = [
            ("min_severity", minSeverity == .info ? nil : minSeverity.settingText),
            ("quiet", quiet?.settingText),
            ("group", group?.settingText),
            ("repeat", repeatInterval?.settingText),
        ]
        return values.compactMap { key, value in value.map { (key, $0) } }
    }

    /// The end of the time in which alerts are gathered that are raised at a moment.
    ///
    /// Alerts are gathered between the multiples of the time for which they are, so that a restart changes nothing.
    func groupEnd(at moment: Timestamp) -> Timestamp {
        guard let group, group > .zero else { return moment }
        let length = group.components.seconds * 1_000_000_000 + group.components.attoseconds / 1_000_000_000
        return Timestamp(nanoseconds: (moment.nanoseconds / length + 1) * length)
    }

    /// The end of the quiet hours in which a moment lies; the moment itself, if it lies in none.
    func quietEnd(at moment: Timestamp) -> Timestamp {
        guard let quiet else { return moment }
        let (date, time) = MarketTimeZone.korea.localTime(at: moment)
        guard quiet.contains(time) else { return moment }
        let first = quiet.crossesMidnight && time < quiet.end ? date.advanced(by: -1) : date
        return quiet.interval(startingOn: first, in: .korea).upperBound
    }
}

extension [SinkRouting] {
    /// The moment before which an alert raised now is not sent on a way with these routings; now, if it need not wait.
    ///
    /// - Parameter last: the moment at which the last alert like it was told there, or will be.
    func notBefore(_ severity: AlertSeverity, at now: Timestamp, last: Timestamp? = nil) -> Timestamp {
        guard severity < .critical else { return now }
        var moment = map { $0.groupEnd(at: now) }.reduce(now, Swift.max)
        if let last, let interval = repeatInterval {
            // Those that are held back already are joined.
            if last > now {
                moment = Swift.max(moment, last)
            } else if now < last + interval {
                moment = Swift.max(moment, last + interval)
            }
        }
        // The end of some quiet hours may lie within others. Where these leave no hour of the day, it ends nevertheless.
        for _ in 0...count { moment = map { $0.quietEnd(at: moment) }.reduce(moment, Swift.max) }
        return moment
    }

    /// How long after an alert the next one like it is held back: the longest of all.
    var repeatInterval: Duration? { compactMap(\.repeatInterval).max() }
}
