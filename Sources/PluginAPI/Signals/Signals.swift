/// Where a rule puts what it decides while it handles a batch.
///
/// Decisions are made in the order of the events; one on an earlier event than the last is a mistake of the rule and is
/// moved up to the last.
public struct Signals: Sendable {
    /// The id of the rule that is being called.
    public private(set) var rule: String

    /// What has been decided so far, in the order of events.
    public private(set) var decided: [Signal] = []

    /// The timers asked for so far.
    public private(set) var wakes: [Timer] = []

    /// Makes an empty list for a rule; the engine and tests do.
    public init(rule: String) { self.rule = rule }

    /// Whether nothing has been decided or asked for.
    public var isEmpty: Bool { decided.isEmpty && wakes.isEmpty }

    /// Raises an alert on an event.
    public mutating func raise(_ alert: Alert, on header: EventHeader) { append(.alert(alert), header) }

    /// Raises an alert on a trade, about its instrument, with the values in the order of the kind's fields.
    public mutating func raise(_ kind: AlertKind, on trade: Trade, _ values: FieldValue...) {
        append(.alert(Alert(kind, about: trade.symbol, values)), trade.header)
    }

    /// Asks for an order on an event.
    public mutating func order(_ intent: OrderIntent, on header: EventHeader) { append(.order(intent), header) }

    /// Asks to see a timer at a moment; a second request of the same name replaces the first.
    ///
    /// Timers are kept over a restart together with the state; one whose moment passed meanwhile comes before the first
    /// event after it.
    public mutating func wake(at due: Timestamp, name: String) { wakes.append(Timer(name: name, due: due)) }

    /// Forgets everything and serves another rule, keeping the storage.
    public mutating func reset(rule: String) {
        self.rule = rule
        decided.removeAll(keepingCapacity: true)
        wakes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ content: Signal.Content, _ header: EventHeader) {
        var header = header
        if let last = decided.last?.header, header.sequence < last.sequence { header = last }
        decided.append(Signal(header, rule: rule, content))
    }
}
