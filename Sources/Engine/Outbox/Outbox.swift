import PluginAPI
internal import Synchronization

/// The durable sinks of a run, and what they have to tell each other.
final class Outbox: Sendable {
    /// How long a place that failed is not told of again.
    private static let silence: Duration = .seconds(600)

    /// The part under which trouble is shown that nobody could be told of.
    private static let component = "outbox"

    private let store: OutboxStore
    private let clock: any RunClock
    private let board: ComponentBoard
    private let accounts: AccountMeters
    private let delay: RetryDelay
    private let charts: ChartMaker?
    private let runs = Mutex<[OutboxRun]>([])
    private let told = Mutex<[OutboxPlace: Timestamp]>([:])

    init(
        _ database: StateDatabase,
        sinks: [any Sink],
        clock: any RunClock,
        delay: RetryDelay = RetryDelay(),
        board: ComponentBoard,
        charts: ChartMaker? = nil
    ) {
        store = OutboxStore(database: database)
        self.clock = clock
        self.board = board
        self.delay = delay
        self.charts = charts
        accounts = AccountMeters(sinks.flatMap(\.destinations).compactMap(\.account))
    }

    /// Makes the run of a durable sink.
    func run(named name: String, _ sink: any Sink) -> OutboxRun {
        let run = OutboxRun(
            name: name,
            sink: sink,
            database: store.database,
            accounts: accounts,
            clock: clock,
            delay: delay,
            board: board,
            charts: charts,
            announce: { [weak self] in self?.announce($0) }
        )
        runs.withLock { $0.append(run) }
        return run
    }

    /// Puts what waits at places that the configuration has no longer among the dead letters, and tells of it: nobody would
    /// send it or hear of it otherwise. What was put there by an earlier run and has its place again waits again.
    func buryStrays() throws(StateError) {
        let places = runs.withLock { runs in Set(runs.flatMap(\.lanes).map(\.place)) }
        for place in places { try store.exhume(at: place, buriedBecause: [Self.gone.ko, Self.gone.en]) }
        for place in try store.openPlaces() where !places.contains(place) {
            let reason = Self.gone.text(in: board.language)
            let count = try store.bury(at: place, because: reason, now: clock.now)
            if count > 0 { announce(OutboxNews(place: place, count: count, reason: reason, isClosed: false)) }
        }
    }

    private static let gone = LocalizedText(
        ko: "설정 파일에 이 보낼 곳이 더는 없습니다",
        en: "the configuration has no such place any more"
    )

    /// Tells of trouble at a place through another one that is open, else on the board alone.
    private func announce(_ news: OutboxNews) {
        let now = clock.now
        let isFresh = told.withLock { told in
            if !news.isClosed, let last = told[news.place], now < last + Self.silence { return false }
            told[news.place] = now
            return true
        }
        guard isFresh else { return }
        do {
            guard let other = try other(than: news.place) else {
                return board.set(Self.component, .degraded, because: news.text)
            }
            try other.store(news.delivery(at: now, in: board.language))
        } catch {
            board.set(Self.component, .degraded, because: news.text)
        }
    }

    /// Another place that is open: of another sink if there is one.
    private func other(than place: OutboxPlace) throws(StateError) -> OutboxWay? {
        let closed = try store.closedPlaces()
        let ways = runs.withLock { runs in
            runs.flatMap { run in run.lanes.map { OutboxWay(run: run, lane: $0) } }
        }
        let open = ways.filter { $0.lane.place != place && !closed.contains($0.lane.place) }
        return open.first { $0.lane.place.sink != place.sink } ?? open.first
    }
}

/// One destination of one durable sink.
private struct OutboxWay {
    let run: OutboxRun
    let lane: OutboxLane

    /// Puts an alert into the outbox for this destination alone.
    func store(_ item: Delivery) throws(StateError) {
        try run.store(run.rows(of: item).filter { $0.place == lane.place })
    }
}
