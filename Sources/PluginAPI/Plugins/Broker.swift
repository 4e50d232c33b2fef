/// One account at one broker: credentials, session, budget and orders, shared by every pipeline.
///
/// The engine calls `run(_:)` once and lets it live until cancelled; the other calls come while it runs, from any task.
/// A broker sends nothing twice by itself and decides nothing: policy is the engine's.
public protocol Broker: Plugin {
    /// Where orders go.
    var mode: BrokerMode { get }

    /// The markets whose instruments it serves.
    static var markets: Set<Market> { get }

    /// Keeps the session alive: token, connections, own executions.
    func run(_ session: any BrokerSession) async throws

    /// Past bars, oldest first, adjusted for splits.
    ///
    /// - Throws: `BrokerError`; an instrument without bars gives an empty list.
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar]

    /// Descriptions of instruments; one the broker does not know is left out.
    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument]

    /// What the account holds and has open, read afresh, for reconciliation.
    func account() async throws(BrokerError) -> AccountSnapshot

    /// Places an order. Its journal entry is durable before this is called.
    func place(_ order: OrderRequest) async -> OrderAnswer

    /// Replaces the price or the quantity of a working order.
    func modify(_ order: OrderID, to request: OrderRequest) async -> OrderAnswer

    /// Takes back what is left of an order.
    func cancel(_ order: OrderID) async -> OrderAnswer
}

extension Broker {
    /// A broker.
    public static var kind: PluginKind { .broker }
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
public protocol BrokerSession: Feed {
    /// The account's name in the configuration.
    var account: AccountName { get }

    /// The private folder for what must survive a restart, such as a token.
    var stateDirectory: String { get }
}

/// What went wrong in a call that may be repeated.
public enum BrokerError: Error, Sendable, Hashable {
    /// Try again, not before the pause if one is given.
    case retry(after: Duration?, reason: String)
    /// It will not work, however often it is tried.
    case never(reason: String)
}
