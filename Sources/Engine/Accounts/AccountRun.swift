import PluginAPI
internal import Synchronization

/// One broker at work: what it says of the account's orders becomes executions, each fill once, over restarts too.
///
/// The ledger is stored only when the pipelines have handled what it says was told and their decisions are durable. After
/// a crash something may be told twice, and nothing is lost.
final class AccountRun: Sendable {
    private struct Book {
        var ledger: ExecutionLedger
        /// Up to when a list of orders or a stored ledger says what was before; nothing while neither does.
        var past: Timestamp?
        /// Counts the changes.
        var version = 0
    }

    let account: AccountName
    let component: String
    let broker: any Broker
    /// Given when the broker first runs: it can be asked from then on.
    let isRunning = StartSignal()
    private let identity: String
    private let started: Timestamp
    private let instruments: BrokerInstruments?
    private let named: [Symbol]
    private let timeline: Timeline
    private let targets: [PipelineExecutor]
    private let journal: DecisionJournal
    private let store: AccountStore?
    private let board: ComponentBoard
    private let book: Mutex<Book>
    private let savedVersion = Mutex(0)
    private let wishes: AsyncStream<Void>
    private let wish: AsyncStream<Void>.Continuation

    /// Makes the run of a broker's account from what was stored of it.
    ///
    /// - Parameters:
    ///   - instruments: what the broker tells of instruments, and of which it is asked once it runs.
    ///   - targets: the pipelines that want executions.
    ///   - store: where the ledger outlives the run; nothing for an account that does not.
    /// - Throws: `StateError`.
    init(
        _ blueprint: BrokerBlueprint,
        instruments: BrokerInstruments? = nil,
        named: [Symbol] = [],
        timeline: Timeline,
        targets: [PipelineExecutor],
        journal: DecisionJournal,
        store: AccountStore?,
        board: ComponentBoard
    ) throws(StateError) {
        account = AccountName(blueprint.name)
        component = "brokers.\(blueprint.name)"
        broker = blueprint.broker
        // Under the same name there may be another account than before.
        identity = [blueprint.plugin, broker.mode?.rawValue ?? "", broker.terms.account ?? ""].joined(separator: "/")
        self.instruments = instruments
        self.named = named
        self.timeline = timeline
        started = timeline.clock.now
        self.targets = targets
        self.journal = journal
        self.store = store
        self.board = board
        (wishes, wish) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let empty = Book(ledger: ExecutionLedger(account: account))
        switch try store?.ledger(of: blueprint.name, identity: identity) ?? .none {
        case .none: book = Mutex(empty)
        case .ledger(let ledger, let moment): book = Mutex(Book(ledger: ledger, past: moment))
        case .unreadable:
            book = Mutex(empty)
            board.set(component, .degraded, because: Self.unreadable)
        }
    }

    /// The moment by the clock of the run.
    var now: Timestamp { timeline.clock.now }

    /// The trading day of that moment.
    var today: CivilDate { timeline.tradingDay(now) }

    /// Keeps the broker's session until the task is cancelled.
    func run(_ session: AccountSession) async {
        board.set(component, .starting)
        await withDiscardingTaskGroup { group in
            group.addTask { await self.keepReading() }
            group.addTask { await self.keepSaving() }
            group.addTask { await self.learnNames() }
            do {
                try await broker.run(session)
                board.set(component, .stopped)
            } catch is CancellationError {
                board.set(component, .stopped)
            } catch is FeedClosed {
                board.set(component, .stopped)
            } catch {
                let reason = (error as? SourceError)?.message.text(in: session.language)
                board.set(component, .failed, reason ?? "\(error)")
            }
            group.cancelAll()
        }
    }

    func report(_ state: Status.State, _ reason: String?) {
        board.set(component, state, reason)
        if state == .running { isRunning.give() }
        // What happened while there was no connection is not sent again.
        if state == .running, !targets.isEmpty { wish.yield() }
    }

    /// Asks for the names of instruments once the broker runs.
    private func learnNames() async {
        guard let instruments, !named.isEmpty, await isRunning.wait() else { return }
        guard let trouble = await instruments.load(named), !Task.isCancelled else { return }
        board.set("\(component).instruments", .degraded, because: trouble)
    }

    func count(_ reason: SkipReason, _ amount: Int64) { board.count(component, reason, amount) }

    private static let unreadable = LocalizedText(
        ko: "저장된 체결 기록을 읽을 수 없습니다. 꺼져 있는 동안의 체결은 알리지 못할 수 있습니다",
        en: "what was stored of fills cannot be read; fills from while the host was off may not be told"
    )
}

extension AccountRun {
    /// Takes in what the broker said of one order.
    func take(_ notice: OrderNotice, _ header: EventHeader) throws(FeedClosed) {
        try change(header) { $0.take(notice, at: header.exchangeTime) }
    }

    /// Takes in a list of orders. In the first one of an account that nothing is known of, what was placed before the run
    /// and has not been spoken of is what was before.
    func take(_ orders: [Order], at moment: Timestamp) throws(FeedClosed) {
        book.withLock { book in
            guard book.past == nil else { return }
            book.ledger.adopt(orders.filter { $0.placedAt < started && book.ledger.filled(of: $0.id) == nil })
            book.past = moment
        }
        let day = timeline.tradingDay(moment)
        let header = EventHeader(exchangeTime: moment, receivedAt: moment, tradingDay: day)
        try change(header) { $0.take(orders) }
    }

    /// Changes the ledger and tells the pipelines what that brings; what was not told is not in the ledger either.
    private func change(
        _ header: EventHeader,
        _ change: (inout ExecutionLedger) -> [Execution]
    ) throws(FeedClosed) {
        let isInDoubt = try book.withLock { (book) throws(FeedClosed) in
            var ledger = book.ledger
            for execution in change(&ledger) { try timeline.send(.execution(execution), header, to: targets) }
            book.ledger = ledger
            book.version += 1
            return ledger.needsReading
        }
        if isInDoubt { wish.yield() }
    }

    /// Reads the account whenever that is wished, until cancelled.
    private func keepReading() async {
        for await _ in wishes {
            var pause = Self.pauses.lowerBound
            while !Task.isCancelled, let wait = await read(pause) {
                pause = min(pause * 2, Self.pauses.upperBound)
                // It fails when the task is cancelled, and of nothing else.
                if (try? await timeline.clock.sleep(until: timeline.clock.now + wait)) == nil { return }
            }
        }
    }

    /// Reads the account once.
    ///
    /// - Returns: after what time it is to be read again; nothing when all is settled, or when it makes no sense.
    private func read(_ pause: Duration) async -> Duration? {
        let now = timeline.clock.now
        let reading = "\(component).account"
        do throws(BrokerError) {
            let day = timeline.tradingDay(now)
            let earliest = day.advanced(by: -Self.daysKept)
            let past = book.withLock { book in
                book.ledger.forget(before: earliest)
                return book.past.map(timeline.tradingDay)
            }
            let snapshot = try await broker.account(since: min(max(past ?? day, earliest), day))
            try? take(snapshot.orders, at: now)
            board.set(reading, .running)
            return book.withLock { book in
                // Until then everything has been listed.
                book.past = max(book.past ?? now, now)
                return book.ledger.needsReading
            } ? Self.lateness : nil
        } catch {
            switch error {
            case .retry(let after, let reason):
                board.set(reading, .degraded, reason)
                return max(after ?? pause, pause)
            case .never(let reason):
                board.set(reading, .degraded, reason)
                return nil
            }
        }
    }

    /// How long nothing more may be told of an order before it is forgotten.
    private static let daysKept = 7

    /// Brokers list a fill some seconds late.
    private static let lateness: Duration = .seconds(3)

    private static let pauses: ClosedRange<Duration> = .seconds(2) ... .seconds(60)
}

extension AccountRun {
    /// Stores the ledger once a second if it has changed, until cancelled.
    private func keepSaving() async {
        // It fails when the task is cancelled, and of nothing else.
        while (try? await Task.sleep(for: .seconds(1))) != nil { save() }
    }

    /// Stores the ledger if it has changed and everything it says was told has been handled and made durable.
    func save() {
        guard let store else { return }
        let (ledger, version) = book.withLock { ($0.ledger, $0.version) }
        guard version != savedVersion.withLock({ $0 }), targets.allSatisfy(\.isIdle) else { return }
        journal.flush()
        do {
            try store.save(ledger, of: account.description, identity: identity, at: timeline.clock.now)
            savedVersion.withLock { $0 = version }
        } catch {
            board.set("\(component).account", .degraded, because: error.message)
        }
    }
}
