import GRDB
import PluginAPI
import Synchronization

@testable import Engine

/// A durable sink before a service that answers as a test says.
final class ServiceSink: Sink {
    struct Settings: PluginSettings {}

    /// What the service was asked to take.
    struct Call: Sendable {
        var id: String
        var destination: String
        var address: String?
        var at: Timestamp
        var severity: AlertSeverity
        var mayRepeat: Bool
        var text: String
        var digest: [String]?
        var image: AlertImage?
    }

    static let name = "service"
    static let summary: LocalizedText = "Asks a service that a test plays."
    static let durability = DeliveryDurability.durable
    static let accepts: SinkInputs = [.alerts, .images]

    let destinations: [Destination]
    private let clock: any RunClock
    private let answer: @Sendable (Call, Int) async -> DeliveryOutcome
    private let log = Mutex<[Call]>([])

    init(
        _ destinations: [Destination] = [Destination()],
        clock: any RunClock,
        answer: @escaping @Sendable (Call, Int) async -> DeliveryOutcome = { _, _ in .delivered }
    ) {
        self.destinations = destinations
        self.clock = clock
        self.answer = answer
    }

    convenience init(settings: Settings) { self.init(clock: RealClock()) }

    /// What it was asked to take, in order.
    var calls: [Call] { log.withLock { $0 } }

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        var outcomes: [DeliveryOutcome] = []
        for item in items {
            let call = Call(item, at: clock.now)
            let number = log.withLock { log in
                log.append(call)
                return log.count
            }
            outcomes.append(await answer(call, number))
        }
        return outcomes
    }

    func close() async {}
}

extension ServiceSink.Call {
    fileprivate init(_ item: Delivery, at moment: Timestamp) {
        id = item.id
        destination = item.destination
        address = item.address
        at = moment
        severity = item.severity
        mayRepeat = item.mayRepeat
        switch item.content {
        case .alert(_, let message): text = message
        case .digest(let content):
            text = content.text
            digest = content.entries.map(\.id)
        case .image(let content):
            text = content.caption
            image = content
        case .event, .order: text = ""
        }
    }
}

/// An outbox with a database of its own, on a clock that goes to whatever is waited for.
final class OutboxDesk {
    let workspace: Workspace
    let clock = RecordedClock(origin: Moments.at("09:00"))
    let database: StateDatabase
    let board = ComponentBoard(language: .en) { _ in }
    private var runs: [OutboxRun] = []
    private var routing = SinkRouting()
    /// What draws the pictures of the sinks that are placed from now on.
    var charts: ChartMaker?
    private var outbox: Outbox?

    init(_ workspace: Workspace? = nil) throws {
        let place = try workspace ?? Workspace()
        self.workspace = place
        database = try StateDatabase(in: StateDirectory(place.path))
    }

    var store: OutboxStore { OutboxStore(database: database) }

    /// Places sinks, by their names.
    @discardableResult
    func place(_ sinks: KeyValuePairs<String, ServiceSink>, _ routing: SinkRouting = SinkRouting()) -> [OutboxRun] {
        let delay = RetryDelay { 0.5 }
        let outbox = Outbox(
            database,
            sinks: sinks.map(\.value),
            clock: clock,
            delay: delay,
            board: board,
            charts: charts
        )
        runs = sinks.map { outbox.run(named: $0.key, $0.value) }
        self.outbox = outbox
        self.routing = routing
        return runs
    }

    /// Gives up what waits at places that are no longer there.
    func buryStrays() throws { try outbox?.buryStrays() }

    /// Puts alerts into the outbox of the first sink, or of the one at a place.
    func put(_ texts: some Sequence<String>, _ severity: AlertSeverity = .notice, of sink: Int = 0) throws {
        for text in texts { try runs[sink].store(runs[sink].rows(of: Self.alert(text, severity), [routing])) }
    }

    /// Puts alerts into the outbox of the first sink, on a way with some routings.
    func put(_ alerts: [Delivery], _ routings: [SinkRouting]) throws {
        for alert in alerts { try runs[0].store(runs[0].rows(of: alert, routings)) }
    }

    /// Puts an alert with a picture into the outbox of the first sink.
    func put(_ text: String, image: StoredImage) throws {
        try runs[0].store(runs[0].rows(of: Self.alert(text, .notice), image: image))
    }

    /// An alert whose id is its text.
    static func alert(_ text: String, _ severity: AlertSeverity = .notice) -> Delivery {
        let kind = AlertKind("test", severity: severity, fields: [], message: "")
        return Delivery(
            id: text,
            pipeline: "test",
            rule: "above",
            severity: severity,
            header: Moments.header("09:00", sequence: 1),
            content: .alert(Alert(kind, about: nil, []), text: text)
        )
    }

    /// Runs until nothing more is to come and all that can leave has left.
    func drain() async {
        for run in runs { run.close(by: .now + .seconds(300)) }
        await start().value
    }

    /// Runs until the task of the run is cancelled, as `stopper` does.
    func run(_ stopper: Stopper) async {
        let task = start()
        stopper.arm { task.cancel() }
        await task.value
    }

    private func start() -> Task<Void, Never> { Self.start(runs) }

    private static func start(_ runs: [OutboxRun]) -> Task<Void, Never> {
        Task {
            await withTaskGroup(of: Void.self) { group in
                for run in runs { group.addTask { await run.run(context) } }
            }
        }
    }

    private static let context = SinkContext(
        name: "test",
        language: .en,
        directory: "/",
        clock: RealClock()
    )

    /// The states of all items, in order.
    func states() throws -> [String] {
        try database.read { try String.fetchAll($0, sql: "SELECT name || ' ' || state FROM outbox_item ORDER BY id") }
    }
}

/// Does what it was armed with when it is told to, or as soon as it is armed.
final class Stopper: Sendable {
    private struct State {
        var action: @Sendable () -> Void = {}
        var isStopped = false
    }

    private let state = Mutex(State())

    func arm(_ action: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            state.action = action
            return state.isStopped
        }
        if isLate { action() }
    }

    func stop() {
        let state = state.withLock { state in
            state.isStopped = true
            return state
        }
        state.action()
    }
}
