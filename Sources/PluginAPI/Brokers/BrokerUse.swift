public import YAML

/// What a source or a sink asks of a broker, for the plan and for checking the broker's limits before anything runs.
public struct BrokerUse: Sendable, Hashable {
    /// What becomes of registrations that do not fit on the connection.
    public enum Overflow: String, Sendable, Hashable, CaseIterable, SettingValue {
        /// They are polled by REST.
        case poll
        /// The configuration is invalid.
        case error
    }

    /// The broker's name in the configuration.
    public var broker: String

    /// Where the configuration names it.
    public var span: SourceSpan?

    /// What has to be on the live connection, in the order of its importance.
    public var registrations: [Registration]

    /// What can be polled instead, with how many calls one look takes.
    ///
    /// A registration that is not among them cannot be polled and keeps its place on the connection before all others.
    public var pollCalls: [Registration: Int]

    /// What becomes of registrations that do not fit.
    public var overflow: Overflow

    /// The calls that are made all the time, beside those of polling.
    public var calls: [CallRate]

    /// Names a broker by the setting that refers to it, and says what is asked of it.
    public init(
        _ broker: BrokerReference,
        at span: SourceSpan?,
        registrations: [Registration] = [],
        pollCalls: [Registration: Int] = [:],
        overflow: Overflow = .poll,
        calls: [CallRate] = []
    ) {
        self.broker = broker.name
        self.span = span
        self.registrations = registrations
        self.pollCalls = pollCalls
        self.overflow = overflow
        self.calls = calls
    }
}
