/// A part that turns events into signals, or filters the signals of the rules above it.
///
/// A rule is pure: it sees events and nothing else, has no clock but the receipt time of the event in hand, no
/// randomness and no input or output. That is what makes a decision repeatable byte for byte.
///
/// The engine calls, one at a time and in this order:
/// 1. `init(settings:)`, then `prepare(_:)` once;
/// 2. `state` is set, if a saved one of the same `stateVersion` and the same settings exists;
/// 3. `receive(_:_:)` with the history the rule needs and the positions held, then with each event of the types in
///    `consumes`, in the order of their sequence, and `filter(_:)` with each signal from above, after the event it was
///    made on;
/// 4. `state` is read whenever a signal of the rule or one it filtered is stored, from time to time, and at the end.
///
/// A batch holds whatever was there at once. How events are cut into batches must not change a decision; the contract
/// tests cut every batch everywhere. A call takes well under a millisecond; a rule that takes longer is reported, and its
/// pipeline is moved to a thread of its own.
public protocol Rule: Plugin {
    /// What has to survive a restart.
    associatedtype State: Codable & Sendable = Stateless

    /// Raised whenever a saved `State` of the past can no longer be understood.
    static var stateVersion: Int { get }

    /// The types of event the rule handles.
    static var consumes: EventKinds { get }

    /// The kinds of alert it can raise.
    static var alerts: [AlertKind] { get }

    /// Whether it can ask for orders.
    static var ordersAreRaised: Bool { get }

    /// Whether it looks at signals from above; without that, `filter(_:)` is never called.
    static var isFilter: Bool { get }

    /// Whether it guards what is already held: `when:` never keeps events from it.
    static var isProtective: Bool { get }

    /// Whether it asks for timers; one that does not say so is not given any.
    static var usesTimers: Bool { get }

    /// The types of event without which it cannot work with these settings; whatever it consumes, unless it says less.
    var requires: EventKinds { get }

    /// The bars it needs with these settings.
    var needs: RuleNeeds { get }

    /// The fields of alerts from above that its settings name, to be checked when the configuration is validated.
    var namedFields: [FieldName] { get }

    /// What has to survive a restart; keyed by symbol, never by slot.
    var state: State { get set }

    /// Tells the rule about the run it is part of.
    mutating func prepare(_ context: RuleContext)

    /// Handles trades, oldest first.
    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals)

    /// Handles one event of another type.
    mutating func receive(_ event: Event, _ signals: inout Signals)

    /// Judges a signal from a rule above.
    mutating func filter(_ signal: Signal) -> Verdict

    /// What the rule knows of an instrument between two events, for a person who asks why it is silent.
    func standing(of symbol: Symbol) -> RuleStanding?
}

extension Rule {
    /// A rule.
    public static var kind: PluginKind { .rule }
    /// The first version.
    public static var stateVersion: Int { 1 }
    /// None.
    public static var alerts: [AlertKind] { [] }
    /// Does not.
    public static var ordersAreRaised: Bool { false }
    /// Does not.
    public static var isFilter: Bool { false }
    /// Does not.
    public static var isProtective: Bool { false }
    /// Does not.
    public static var usesTimers: Bool { false }
    /// Whatever it consumes.
    public var requires: EventKinds { Self.consumes }
    /// Nothing.
    public var needs: RuleNeeds { RuleNeeds() }
    /// None.
    public var namedFields: [FieldName] { [] }
    /// Keeps nothing of the context.
    public mutating func prepare(_ context: RuleContext) {}
    /// Ignores trades.
    public mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {}
    /// Ignores other events.
    public mutating func receive(_ event: Event, _ signals: inout Signals) {}
    /// Lets every signal pass.
    public mutating func filter(_ signal: Signal) -> Verdict { .pass }
    /// Nothing.
    public func standing(of symbol: Symbol) -> RuleStanding? { nil }
}

extension Rule where State == Stateless {
    /// Nothing.
    public var state: Stateless {
        get { Stateless() }
        set {}
    }
}

/// The state of a rule that has none.
public struct Stateless: Codable, Sendable, Hashable {
    /// Makes nothing.
    public init() {}
}
