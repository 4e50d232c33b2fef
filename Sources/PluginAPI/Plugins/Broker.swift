/// One account at one broker: credentials, session, budget and orders, shared by every pipeline.
///
/// The engine calls `run(_:)` once and lets it live until cancelled. The other calls come from any task, several at a time,
/// once it has first reported `running`, and until it has ended; without a connection they answer so and do not wait.
/// A broker that loses its connection reports `degraded`, renews it with growing pauses and reports `running`; the engine
/// then reads the account anew, because what happened meanwhile is not sent again.
///
/// A broker sends nothing twice by itself and decides nothing: policy is the engine's. It keeps within the broker's pace,
/// orders before everything else.
public protocol Broker: Plugin {
    /// Where orders go, or nothing for a broker without any server.
    var mode: BrokerMode? { get }

    /// The markets whose instruments it serves.
    static var markets: Set<Market> { get }

    /// What the broker allows, and what of the account may be shown.
    var terms: BrokerTerms { get }

    /// What its simulator shall be like, if the program is to start one; the session then says where it is.
    var simulator: SimulatorSettings? { get }

    /// Keeps the session alive: token, connections, notices of the account's own orders.
    ///
    /// - Throws: `SourceError` for what renewing cannot cure, and whatever `send` and a sleep have thrown.
    func run(_ session: any BrokerSession) async throws

    /// Registers and polls what a plan says from now on, in the place of the session's first one.
    func adjust(to plan: ConnectionPlan)

    /// Past bars, oldest first, adjusted for splits, over as many pages as there are; a bar that has not closed is left out.
    ///
    /// - Throws: `BrokerError`; days without bars, or from before the broker's records, give fewer bars or none. A length
    ///   that the broker does not have is `never`.
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar]

    /// Descriptions of instruments; one the broker does not know is left out.
    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument]

    /// What the account holds, and its orders from a day on, read afresh and whole: all that is known or an error.
    ///
    /// It settles orders whose answer was lost, perhaps on an earlier day. Brokers list an order some seconds late, so its
    /// absence is no evidence by itself.
    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot

    /// Places an order. Its journal entry is durable before this is called.
    func place(_ order: OrderRequest) async -> OrderAnswer

    /// Replaces the price or the quantity of a working order; the request's quantity is what shall be open after it.
    ///
    /// The order is as it was last read, and the answer names the one that takes its place. Its journal entry is durable.
    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer

    /// Takes back what is left of an order, which may be a reserved one. The journal entry is durable.
    ///
    /// Accepted says that the broker looks into it; a notice or the account says that it is done.
    func cancel(_ order: Order) async -> OrderAnswer
}

extension Broker {
    /// A broker.
    public static var kind: PluginKind { .broker }
    /// No limits and nothing to show.
    public var terms: BrokerTerms { BrokerTerms() }
    /// None.
    public var simulator: SimulatorSettings? { nil }
    /// Has no registrations that could change.
    public func adjust(to plan: ConnectionPlan) {}
}

/// Where a broker's orders go.
public enum BrokerMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// The market, with money.
    case real
    /// The broker's own practice servers.
    case paper
    /// The simulator in the box, on loopback.
    case simulated
}

/// The way of a broker into the engine.
///
/// All calls may come from any thread; what is sent from several threads at once is put in some order.
public protocol BrokerSession: Sendable {
    /// The account's name in the configuration.
    var account: AccountName { get }

    /// What of all sources' registrations stands on the connection and what is polled, as the plan has it.
    var connection: ConnectionPlan { get }

    /// The simulator that the program has started for this broker, if it asked for one.
    var simulator: SimulatedServer? { get }

    /// The private folder for what must survive a restart, such as a token.
    var stateDirectory: String { get }

    /// The run's symbols.
    var symbols: SymbolTable { get }

    /// The calendars of the exchanges.
    var calendars: Calendars { get }

    /// The clock of the run: real or accelerated.
    var clock: any RunClock { get }

    /// The language of reasons.
    var language: Language { get }

    /// Brings what the broker said of an order, in the order in which it came and as often as it came.
    ///
    /// It may come before `place(_:)` has returned. Whether a second equal fill is a repetition is for the account's book to
    /// find out, from the fill's number or the order's totals.
    ///
    /// - Throws: `FeedClosed` when the run is ending; nothing was taken then.
    func send(_ notice: OrderNotice, _ header: EventHeader) throws(FeedClosed)

    /// Brings the broker's own list of a day's orders, which settles what notices told wrongly or not at all.
    ///
    /// - Throws: `FeedClosed` when the run is ending; nothing was taken then.
    func send(_ orders: [Order], at moment: Timestamp) throws(FeedClosed)

    /// Tells of the broker's state; after `running` the account is read anew, also when it was running before.
    ///
    /// With `running` a reason is something to know that keeps nothing from working.
    func report(_ state: Status.State, _ reason: String?)

    /// Counts input that could not be used, by reason; the counts are shown at the end and in `host status`.
    func count(_ reason: SkipReason, _ amount: Int64)
}

/// What went wrong in a call that may be repeated.
public enum BrokerError: Error, Sendable, Hashable {
    /// Try again, not before the pause if one is given.
    case retry(after: Duration?, reason: String)
    /// It will not work, however often it is tried.
    case never(reason: String)
}
