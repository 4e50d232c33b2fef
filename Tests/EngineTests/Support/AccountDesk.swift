import Engine
import PluginAPI
import Synchronization

/// An account whose broker says what a test lets it say.
final class AccountDesk: Sendable {
    private struct State {
        var session: (any BrokerSession)?
        var orders: [Order] = []
        var refusals: [BrokerError] = []
        var readings = 0
    }

    private static let desks = Mutex<[String: AccountDesk]>([:])
    private let state = Mutex(State())

    /// The desk of a name, made when nobody has asked for it yet.
    static func named(_ name: String) -> AccountDesk {
        desks.withLock { desks in
            let desk = desks[name] ?? AccountDesk()
            desks[name] = desk
            return desk
        }
    }

    /// How often the account was read.
    var readings: Int { state.withLock(\.readings) }

    /// What the broker's list says from now on.
    func list(_ orders: [Order]) { state.withLock { $0.orders = orders } }

    /// What the next readings are answered with instead.
    func refuse(_ errors: [BrokerError]) { state.withLock { $0.refusals = errors } }

    /// Says something of an order.
    func say(_ notice: OrderNotice, at time: String) throws {
        try session { try $0.send(notice, Moments.header(time)) }
    }

    /// Tells of the broker's state.
    func report(_ state: Status.State) throws { try session { $0.report(state, nil) } }

    var isOpen: Bool { state.withLock { $0.session != nil } }

    fileprivate func open(_ session: (any BrokerSession)?) { state.withLock { $0.session = session } }

    fileprivate func read() throws(BrokerError) -> [Order] {
        try state.withLock { (state) throws(BrokerError) in
            state.readings += 1
            guard state.refusals.isEmpty else { throw state.refusals.removeFirst() }
            return state.orders
        }
    }

    private func session(_ body: (any BrokerSession) throws -> Void) throws {
        guard let session = state.withLock(\.session) else { throw WaitedTooLong() }
        try body(session)
    }
}

/// The broker of an account desk.
struct DeskAccountBroker: Broker {
    struct Settings: PluginSettings {
        @Setting("The desk.") var desk: String
    }

    static let name = "desk-account"
    static let summary: LocalizedText = "An account whose broker says what a test lets it say."
    static let markets: Set<Market> = [.krx]

    private let desk: AccountDesk

    init(settings: Settings) { desk = .named(settings.desk) }

    var mode: BrokerMode? { .simulated }

    func run(_ session: any BrokerSession) async throws {
        desk.open(session)
        defer { desk.open(nil) }
        session.report(.running, nil)
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }

    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] { [] }
    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument] { [] }

    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot {
        AccountSnapshot(
            portfolio: Portfolio(account: AccountName("main"), holdings: [], cash: []),
            orders: try desk.read()
        )
    }

    func place(_ order: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "no orders") }
    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer {
        .rejected(code: "0", reason: "no orders")
    }
    func cancel(_ order: Order) async -> OrderAnswer { .rejected(code: "0", reason: "no orders") }
}

/// Asks a broker for what becomes of the account's orders.
struct DeskFillsSource: Source {
    struct Settings: PluginSettings {
        @Setting("The broker.") var broker: BrokerReference
    }

    static let name = "desk-fills"
    static let summary: LocalizedText = "Gives what becomes of an account's orders."
    static let produces: EventKinds = .executions

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var brokerUse: BrokerUse? { BrokerUse(settings.broker, at: settings.$broker.span) }

    func run(_ feed: any Feed) async throws {
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}

/// Raises an alert for each fill.
struct FillEchoRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Raises an alert for each fill."
    static let consumes: EventKinds = .executions
    static let alerts = [
        AlertKind(
            "filled",
            fields: [
                AlertKind.Field("order", .text, "The order."),
                AlertKind.Field("shares", .quantity, "The shares of the fill."),
                AlertKind.Field("sum", .quantity, "The filled shares so far."),
            ],
            message: LocalizedText(ko: "{order} {shares} {sum}", en: "{order} {shares} {sum}")
        )
    ]

    init(settings: Settings) {}

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .execution(let execution) = event.payload, execution.kind == .filled else { return }
        let alert = Alert(
            Self.alerts[0],
            about: execution.symbol,
            [.text(execution.order.number), .quantity(execution.quantity), .quantity(execution.filled)]
        )
        signals.raise(alert, on: event.header)
    }
}
