public import PluginAPI
internal import Synchronization

/// A broker's session that keeps whatever the broker says.
public final class RecordingSession: BrokerSession {
    private struct State {
        var notices: [OrderNotice] = []
        var lists: [[Order]] = []
        var reports: [RecordingFeed.Report] = []
        var counts: [SkipReason: Int64] = [:]
        var isClosed = false
        var version = 0
    }

    public let account: AccountName
    public let connection: ConnectionPlan
    public let simulator: SimulatedServer?
    public let stateDirectory: String
    public let symbols: SymbolTable
    public let calendars: Calendars
    public let clock: any RunClock
    public let language: Language
    private let state = Mutex(State())
    private let watchers = Watchers()

    /// Makes a session for one run of a broker.
    ///
    /// - Parameter uses: what sources ask of the broker, of which the connection is made.
    public init(
        _ broker: some Broker,
        account: String = "main",
        uses: [BrokerUse] = [],
        simulator: SimulatedServer? = nil,
        stateDirectory: String = ".",
        symbols: SymbolTable = SymbolTable(),
        calendars: Calendars = .weekdays,
        clock: any RunClock,
        language: Language = .en
    ) {
        self.account = AccountName(account)
        connection = ConnectionPlan(uses, terms: broker.terms)
        self.simulator = simulator
        self.stateDirectory = stateDirectory
        self.symbols = symbols
        self.calendars = calendars
        self.clock = clock
        self.language = language
    }

    public func send(_ notice: OrderNotice, _ header: EventHeader) throws(FeedClosed) {
        try take { $0.notices.append(notice) }
    }

    public func send(_ orders: [Order], at moment: Timestamp) throws(FeedClosed) {
        try take { $0.lists.append(orders) }
    }

    public func report(_ state: Status.State, _ reason: String?) {
        change { $0.reports.append(RecordingFeed.Report(state: state, reason: reason)) }
    }

    public func count(_ reason: SkipReason, _ amount: Int64) { change { $0.counts[reason, default: 0] += amount } }

    private func take(_ work: (inout State) -> Void) throws(FeedClosed) {
        guard !state.withLock(\.isClosed) else { throw FeedClosed() }
        change(work)
    }

    private func change(_ work: (inout State) -> Void) {
        let version = state.withLock { state in
            work(&state)
            state.version += 1
            return state.version
        }
        watchers.report(version)
    }
}

extension RecordingSession {
    /// What the broker said of orders, in order.
    public var notices: [OrderNotice] { state.withLock(\.notices) }

    /// The lists of orders that the broker brought, in order.
    public var lists: [[Order]] { state.withLock(\.lists) }

    /// The states that the broker reported, in order.
    public var reports: [RecordingFeed.Report] { state.withLock(\.reports) }

    /// How much input could not be used, by reason.
    public var counts: [SkipReason: Int64] { state.withLock(\.counts) }

    /// Takes nothing more, as at the end of a run.
    public func close() { state.withLock { $0.isClosed = true } }

    /// Waits until what was said is as wanted, or the waiting task is cancelled.
    public func until(_ isAsWanted: @Sendable (RecordingSession) -> Bool) async {
        while !Task.isCancelled {
            let version = state.withLock(\.version)
            guard !isAsWanted(self) else { return }
            await watchers.wait(for: version + 1)
        }
    }
}
