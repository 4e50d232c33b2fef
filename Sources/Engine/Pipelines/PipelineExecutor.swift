internal import DequeModule
internal import Dispatch
import PluginAPI
internal import Synchronization

/// Runs one pipeline on the events of its timeline, in their order and never two at once.
///
/// Normally the thread that brings a batch runs it. While another thread is in the pipeline, or when the pipeline has been
/// moved to a thread of its own because a rule was slow, the batch waits in a queue; so no pipeline waits for another.
final class PipelineExecutor: Sendable {
    /// A batch in the queue, which is empty nearly always: held by reference, so that finding it so copies nothing.
    ///
    /// `isOpen` says whether the `when:` of its source lets it through.
    indirect enum Batch: Sendable {
        case trades([Trade], isOpen: Bool)
        case event(Event, isOpen: Bool)
        case moment(EventHeader)
    }

    private struct Inbox {
        var isBusy = false
        var queue: Deque<Batch> = []
        var isDetached = false
        var dropped: Int64 = 0
    }

    /// The pipeline with what measures it, for one thread at a time.
    private struct Work {
        var core: PipelineCore
        var watch: SlownessWatch?
    }

    /// How many batches can wait; the oldest trades and quotes are dropped beyond that, other events never.
    static let queueLimit = 8_192

    let name: String
    private let work: Mutex<Work>
    private let inbox = Mutex(Inbox())

    /// The sequence of the batch that a thread has claimed and not begun; zero when there is none.
    private let claim = Atomic<Int64>(0)

    /// The sequence of the batch that is being run; zero between two.
    private let current = Atomic<Int64>(0)

    /// When something falls due, in nanoseconds; the latest moment there is when nothing does.
    private let dueNanoseconds: Atomic<Int64>
    private let place: RulePlace
    private let queue: DispatchQueue
    private let onOutput: @Sendable (PipelineOutput) -> Void
    private let onSlow: @Sendable (Duration) -> Void

    /// Wraps a pipeline.
    ///
    /// - Parameters:
    ///   - watch: finds slow rules, whose pipeline is moved away; none in a replay, which is as slow as its rules.
    ///   - onOutput: called with every decision, on the pipeline's current thread.
    ///   - onSlow: called once, when the pipeline is moved.
    init(
        name: String,
        core: sending PipelineCore,
        watch: SlownessWatch?,
        onOutput: @escaping @Sendable (PipelineOutput) -> Void,
        onSlow: @escaping @Sendable (Duration) -> Void
    ) {
        self.name = name
        place = core.place
        dueNanoseconds = Atomic(core.due.nanoseconds)
        work = Mutex(Work(core: core, watch: watch))
        self.onOutput = onOutput
        self.onSlow = onSlow
        queue = DispatchQueue(label: "maedup.pipeline.\(name)")
    }

    /// How many trades and quotes were dropped because the pipeline could not keep up.
    var dropped: Int64 { inbox.withLock(\.dropped) }

    /// The next moment at which something falls due without an event, as of the last batch.
    var due: Timestamp? {
        let nanoseconds = dueNanoseconds.load(ordering: .acquiring)
        return nanoseconds == .max ? nil : Timestamp(nanoseconds: nanoseconds)
    }

    /// The number of the batch that is being run, and the rule that was called last.
    var atWork: (sequence: Int64, rule: String?)? {
        let sequence = current.load(ordering: .relaxed)
        return sequence == 0 ? nil : (sequence, place.rule)
    }

    /// Whether everything offered so far has been run.
    var isIdle: Bool { inbox.withLock { !$0.isBusy } }

    /// What each rule that has something to say knows of an instrument, by rule.
    func standings(of symbol: Symbol) -> [(rule: String, standing: RuleStanding)] {
        work.withLock { $0.core.standings(of: symbol) }
    }

    /// The latest end of a bar that is open now.
    var lastBarDue: Timestamp? { work.withLock { $0.core.lastBarDue } }

    /// Whether a thread is in it or about to be; not so when its thread is kept in another pipeline.
    var isAtWork: Bool { !isIdle && claim.load(ordering: .acquiring) == 0 }

    /// Hands on the states of all rules as they are now, behind everything decided so far.
    ///
    /// - Returns: false while a rule is at work; nothing was done then.
    @discardableResult
    func checkpoint(at moment: Timestamp) -> Bool {
        let isDone: Void? = work.withLockIfAvailable { work in
            let states = work.core.snapshots()
            if !states.isEmpty { onOutput(PipelineOutput(states: states, moment: moment)) }
        }
        return isDone != nil
    }

    /// Waits until everything offered so far has been run.
    func finish() {
        while !isIdle { queue.sync {} }
    }
}

// MARK: - Taking batches

extension PipelineExecutor {
    /// Takes trades in their turn: claimed for this thread, or copied into the queue.
    ///
    /// Called while the timeline's order is held; `run(_:isOpen:)` follows after it has been let go.
    func offer(_ trades: Span<Trade>, isOpen: Bool = true) {
        offer(claim: trades[0].header.sequence) {
            var copy: [Trade] = []
            copy.reserveCapacity(trades.count)
            for index in trades.indices { copy.append(trades[index]) }
            return .trades(copy, isOpen: isOpen)
        }
    }

    /// Takes an event in its turn, claimed for this thread or put into the queue.
    func offer(_ event: Event, isOpen: Bool = true) {
        offer(claim: event.header.sequence) { .event(event, isOpen: isOpen) }
    }

    /// Takes a moment at which no event came, in its turn.
    ///
    /// A pipeline that is at work settles what is due with its next event, or at the next moment.
    func offer(momentOf header: EventHeader) {
        guard isIdle else { return }
        offer(claim: header.sequence) { .moment(header) }
    }

    /// Puts a batch into the queue in its turn, to be run by a thread of the pipeline.
    func hand(_ batch: Batch) {
        let wakesThread = inbox.withLock { inbox in
            if case .moment = batch, inbox.isBusy { return false }
            makeRoom(in: &inbox)
            inbox.queue.append(batch)
            defer { inbox.isBusy = true }
            return !inbox.isBusy
        }
        if wakesThread { wakeThread() }
    }

    /// Runs a batch that another thread has claimed and does not get to, on a thread of the pipeline.
    func takeOver(_ batch: Batch) {
        guard takeClaim(batch.sequence) else { return }
        inbox.withLock { $0.queue.prepend(batch) }
        wakeThread()
    }

    private func offer(claim sequence: Int64, _ batch: () -> Batch) {
        let wakesThread = inbox.withLock { inbox in
            if !inbox.isBusy {
                inbox.isBusy = true
                if !inbox.isDetached {
                    claim.store(sequence, ordering: .releasing)
                    return false
                }
                inbox.queue.append(batch())
                return true
            }
            makeRoom(in: &inbox)
            inbox.queue.append(batch())
            return false
        }
        if wakesThread { wakeThread() }
    }

    private func makeRoom(in inbox: inout Inbox) {
        guard inbox.queue.count >= Self.queueLimit, let index = inbox.queue.firstIndex(where: \.canBeDropped) else {
            return
        }
        inbox.dropped += inbox.queue.remove(at: index).count
    }
}

// MARK: - Running batches

extension PipelineExecutor {
    /// Runs trades that were claimed for this thread, and whatever came meanwhile.
    func run(_ trades: Span<Trade>, isOpen: Bool = true) {
        guard takeClaim(trades[0].header.sequence) else { return }
        process(trades[0].header.sequence) { $0.receive(trades, isOpen: isOpen) }
        drain(isOwnThread: false)
    }

    /// Runs an event that was claimed for this thread, and whatever came meanwhile.
    func run(_ event: Event, isOpen: Bool = true) {
        guard takeClaim(event.header.sequence) else { return }
        process(event, isOpen)
        drain(isOwnThread: false)
    }

    /// Runs what has fallen due by a moment that was claimed for this thread, and whatever came meanwhile.
    func run(momentOf header: EventHeader) {
        guard takeClaim(header.sequence) else { return }
        process(header.sequence) { $0.settle(until: header) }
        drain(isOwnThread: false)
    }

    private func takeClaim(_ sequence: Int64) -> Bool {
        claim.compareExchange(expected: sequence, desired: 0, ordering: .acquiringAndReleasing).exchanged
    }

    private func wakeThread() { queue.async { self.drain(isOwnThread: true) } }

    /// Runs the queue until it is empty, then lets the pipeline go.
    private func drain(isOwnThread: Bool) {
        while let batch = next(isOwnThread) {
            switch batch {
            case .trades(let trades, let isOpen):
                process(batch.sequence) { $0.receive(trades.span, isOpen: isOpen) }
            case .event(let event, let isOpen): process(event, isOpen)
            case .moment(let header): process(header.sequence) { $0.settle(until: header) }
            }
        }
    }

    private func next(_ isOwnThread: Bool) -> Batch? {
        var isHandedOver = false
        let batch: Batch? = inbox.withLock { inbox in
            guard !inbox.queue.isEmpty else {
                inbox.isBusy = false
                return nil
            }
            // A thread that brings events has others to bring them to, and does not stay in a slow pipeline.
            isHandedOver = inbox.isDetached && !isOwnThread
            return isHandedOver ? nil : inbox.queue.popFirst()
        }
        if isHandedOver { wakeThread() }
        return batch
    }

    /// A history comes once, before anything is in a hurry.
    private func process(_ event: Event, _ isOpen: Bool) {
        process(event.header.sequence, isTimed: event.kind != .history) { $0.receive(event, isOpen: isOpen) }
    }

    private func process(_ sequence: Int64, isTimed: Bool = true, _ run: (inout PipelineCore) -> Void) {
        current.store(sequence, ordering: .relaxed)
        let slowness = work.withLock { work in
            let start = isTimed ? work.watch?.start() : nil
            run(&work.core)
            let slowness = start.flatMap { work.watch?.end($0) }
            // What follows is not the rules' doing: a full journal may let it wait.
            current.store(0, ordering: .relaxed)
            let output = work.core.takeOutput()
            dueNanoseconds.store(work.core.due.nanoseconds, ordering: .releasing)
            // Before the pipeline is let go, so that states are stored in the order in which they were.
            if !output.isEmpty { onOutput(output) }
            return slowness
        }
        if let slowness { detach(because: slowness) }
    }

    private func detach(because spent: Duration) {
        let isNews = inbox.withLock { inbox in
            defer { inbox.isDetached = true }
            return !inbox.isDetached
        }
        if isNews { onSlow(spent) }
    }
}

extension PipelineExecutor.Batch {
    /// The number of its first event.
    var sequence: Int64 {
        switch self {
        case .trades(let trades, _): trades.first?.header.sequence ?? 0
        case .event(let event, _): event.header.sequence
        case .moment(let header): header.sequence
        }
    }

    fileprivate var canBeDropped: Bool {
        switch self {
        case .trades, .moment: true
        case .event(let event, _): event.kind == .quotes
        }
    }

    /// How many events it holds; a moment is none.
    fileprivate var count: Int64 {
        switch self {
        case .trades(let trades, _): Int64(trades.count)
        case .event: 1
        case .moment: 0
        }
    }
}
