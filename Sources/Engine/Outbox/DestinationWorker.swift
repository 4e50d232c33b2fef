import PluginAPI

/// Brings what waits for one destination there, in order and at its pace, over outages and restarts.
///
/// Everything it knows is in the database; it looks there for what leaves next. So its memory does not grow with what
/// waits, and a process that is killed at any point goes on from there.
struct DestinationWorker {
    /// How long alerts may take, one by one, before they are told in one message.
    static let patience: Duration = .seconds(20)

    /// How long the alerts of a storm are awaited before they are told in one message.
    static let calm: Duration = .seconds(3)

    /// How long an alert is tried before it is put among the dead letters.
    static let lifetime: Duration = .seconds(86_400)

    /// How often an item that may have arrived is sent again.
    static let mostRepeats = 20

    /// After how many failures of one item another is tried, to tell whether it is the item or the service.
    static let failuresBeforeProbe = 12

    /// How long a picture is worth something.
    static let imageLifetime: Duration = .seconds(120)

    /// How often the database is looked at when nothing rings, for what another program has put there.
    static let lookout: Duration = .seconds(5)

    /// How often an alert that the database could not take is tried.
    static let keptAttempts = 3

    let lane: OutboxLane
    let sink: any Sink
    let store: OutboxStore
    let accounts: AccountMeters
    let clock: any RunClock
    let language: Language
    let delay: RetryDelay
    let charts: ChartMaker?
    let reports: Reports

    var state = OutboxStore.PlaceState()
    var meter: PaceMeter
    var failures = 0
    var backOff = Timestamp(nanoseconds: 0)

    /// Whether the place has been made ready, which it has to be again after every trouble with the database.
    private var isOpen = false
    private var knowsPace = false

    /// How often the database could not be used since something was last delivered, and until when it is left alone.
    var stumbles = 0
    private var leftAlone = Timestamp(nanoseconds: 0)

    /// The alert that only memory holds and that goes next.
    var held: Kept?

    /// Since when alerts have been coming together.
    var storm: Timestamp?

    /// The item behind which another arrived, and which is given up when it fails once more.
    var suspect: Int64?

    /// The item that was a suspect once and was given the benefit of the doubt.
    var spared: Int64?

    /// How often the answer to an item was lost in this run; a restart begins anew.
    var lostAnswers: [Int64: Int] = [:]

    /// The items of which the sink has brought some and goes on with the rest, and whether what it brought says that it
    /// may be a repeat; the rest says the same.
    var begun: [Int64: Bool] = [:]

    /// What is known of an attempt that failed.
    enum Failure {
        /// The service wants to be left alone for a while.
        case putOff
        /// Nothing arrived.
        case notArrived
        /// It may have arrived.
        case unknown
    }

    /// What a worker tells of its work.
    struct Reports: Sendable {
        /// Whether nothing new is to come.
        var isClosing: @Sendable () -> Bool
        /// A message arrived.
        var delivered: @Sendable () -> Void
        /// So many alerts were put among the dead letters; why, and whether the destination takes nothing any more.
        var buried: @Sendable (_ count: Int, _ reason: String, _ isClosed: Bool) -> Void
        /// There is trouble, or none any more.
        var trouble: @Sendable (_ reason: String?) -> Void
        /// A picture could not be drawn.
        var undrawn: @Sendable () -> Void
        /// The database could not be used.
        var broken: @Sendable (StateError) -> Void
    }

    /// What is to be done next.
    enum Step {
        case send(OutboxItem)
        case wait(until: Timestamp)
        /// Nothing is due before a moment, if anything is to be then.
        case rest(until: Timestamp?)
        case again
    }

    init(
        _ lane: OutboxLane,
        sink: any Sink,
        store: OutboxStore,
        accounts: AccountMeters,
        clock: any RunClock,
        language: Language,
        delay: RetryDelay,
        charts: ChartMaker?,
        reports: Reports
    ) {
        self.lane = lane
        self.sink = sink
        self.store = store
        self.accounts = accounts
        self.clock = clock
        self.language = language
        self.delay = delay
        self.charts = charts
        self.reports = reports
        meter = PaceMeter(lane.destination.paces)
    }

    var place: OutboxPlace { lane.place }
    var destination: Destination { lane.destination }

    /// Delivers until the task is cancelled or, when nothing new is to come, until nothing can leave at once.
    mutating func run() async {
        while !Task.isCancelled {
            makeReady()
            // Nothing else would bring what only memory holds.
            let kept = await sendKept()
            if Task.isCancelled { break }
            switch await turn() {
            case .again: break
            case .wait(let moment): await lane.bell.wait(until: kept.map { min($0, moment) } ?? moment, on: clock)
            case .over:
                guard let kept, !isOutage else { return giveUpKept() }
                await lane.bell.wait(until: kept, on: clock)
            }
        }
        giveUpKept()
    }

    /// What follows a look at the outbox.
    private enum Turn {
        case again
        case wait(until: Timestamp)
        /// Nothing new is to come and nothing can leave.
        case over
    }

    /// Does the next thing.
    private mutating func turn() async -> Turn {
        guard isOpen else { return reports.isClosing() ? .over : .wait(until: leftAlone) }
        do throws(StateError) {
            switch try step() {
            case .send(let item):
                let hasFailed = try await !send(item)
                return hasFailed && reports.isClosing() ? .over : .again
            case .again: return .again
            case .wait(let moment):
                // At the end of a run there is time for a pace, not for an outage.
                return reports.isClosing() && isOutage ? .over : .wait(until: moment)
            case .rest(let moment):
                if reports.isClosing() { return .over }
                let lookout = clock.now + Self.lookout
                return .wait(until: moment.map { min($0, lookout) } ?? lookout)
            }
        } catch {
            stumble(error)
            return reports.isClosing() ? .over : .wait(until: leftAlone)
        }
    }

    private var isOutage: Bool { failures > 0 || state.waitUntil > clock.now }

    /// Makes the place ready unless it is, or the database is left alone; at the end of a run it gets a last chance.
    private mutating func makeReady() {
        guard !isOpen else { return }
        let now = clock.now
        leftAlone = min(leftAlone, now + RetryDelay.longest)
        guard leftAlone <= now || reports.isClosing() else { return }
        do throws(StateError) { try open() } catch { stumble(error) }
    }

    private mutating func open() throws(StateError) {
        let known = state
        state = try store.open(place, fingerprint: destination.fingerprint)
        // What the service said while the database could not be used holds as well.
        state.waitUntil = max(state.waitUntil, known.waitUntil)
        state.address = known.address ?? state.address
        isOpen = true
        if let closed = state.closed { reports.trouble(closed) }
        guard !knowsPace else { return }
        let longest = (destination.paces + (destination.account?.paces ?? [])).map(\.time).max() ?? .zero
        let now = clock.now
        for moment in try store.sent(to: place, since: now - longest, until: now) {
            meter.note(moment)
            accounts.note(moment, of: destination.account)
        }
        knowsPace = true
    }

    /// Leaves a database alone for a while that cannot be used.
    private mutating func stumble(_ error: StateError) {
        reports.broken(error)
        // What was on its way when the database failed is found again when the place is opened.
        isOpen = false
        begun = [:]
        stumbles += 1
        leftAlone = clock.now + delay.pause(after: stumbles)
    }
}
