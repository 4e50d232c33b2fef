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
    private indirect enum Batch: Sendable {
        case trades([Trade])
        case event(Event)
        case moment(EventHeader)
    }

    private struct Inbox {
        var isBusy = false
        var queue: Deque<Batch> = []
        var isDetached = false
        var dropped: Int64 = 0
    }

    /// How many batches can wait; the oldest trades and quotes are dropped beyond that, other events never.
    static let queueLimit = 8_192

    /// How long one batch may take before the pipeline is moved to a thread of its own.
    static let patience: Duration = .milliseconds(1)

    let name: String
    private let core: Mutex<PipelineCore>
    private let inbox = Mutex(Inbox())

    /// The sequence of the batch whose thread has the pipeline; no other thread ever looks for that number.
    private let claim = Atomic<Int64>(0)

    /// When something falls due, in nanoseconds; the latest moment there is when nothing does.
    private let dueNanoseconds = Atomic<Int64>(.max)
    private let measuresTime: Bool
    private let queue: DispatchQueue
    private let onOutput: @Sendable (PipelineOutput) -> Void
    private let onSlow: @Sendable (Duration) -> Void

    /// Wraps a pipeline.
    ///
    /// - Parameters:
    ///   - measuresTime: whether a slow rule moves the pipeline away; not so in a replay, which is as slow as its rules.
    ///   - onOutput: called with every decision, on the pipeline's current thread.
    ///   - onSlow: called once, when the pipeline is moved.
    init(
        name: String,
        core: sending PipelineCore,
        measuresTime: Bool,
        onOutput: @escaping @Sendable (PipelineOutput) -> Void,
        onSlow: @escaping @Sendable (Duration) -> Void
    ) {
        self.name = name
        self.core = Mutex(core)
        self.measuresTime = measuresTime
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

    /// Takes trades in their turn: claimed for this thread, or copied into the queue.
    ///
    /// Called while the timeline's order is held; `run(_:)` follows after it has been let go.
    func offer(_ trades: Span<Trade>) {
        offer(claim: trades[0].header.sequence) {
            var copy: [Trade] = []
            copy.reserveCapacity(trades.count)
            for index in trades.indices { copy.append(trades[index]) }
            return .trades(copy)
        }
    }

    /// Takes an event in its turn.
    func offer(_ event: Event) { offer(claim: event.header.sequence) { .event(event) } }

    /// Runs trades that were claimed for this thread, and whatever came meanwhile.
    func run(_ trades: Span<Trade>) {
        guard isClaimed(by: trades[0].header.sequence) else { return }
        process { $0.receive(trades) }
        drain(isOwnThread: false)
    }

    /// Runs an event that was claimed for this thread, and whatever came meanwhile.
    func run(_ event: Event) {
        guard isClaimed(by: event.header.sequence) else { return }
        process(event)
        drain(isOwnThread: false)
    }

    /// Takes a moment at which no event came, in its turn.
    ///
    /// A pipeline that is at work settles what is due with its next event, or at the next moment.
    func offer(momentOf header: EventHeader) {
        guard !inbox.withLock(\.isBusy) else { return }
        offer(claim: header.sequence) { .moment(header) }
    }

    /// Runs what has fallen due by a moment that was claimed for this thread, and whatever came meanwhile.
    func run(momentOf header: EventHeader) {
        guard isClaimed(by: header.sequence) else { return }
        process { $0.settle(until: header) }
        drain(isOwnThread: false)
    }

    /// Hands on the states of all rules as they are now, behind everything decided so far.
    func checkpoint(at moment: Timestamp) {
        core.withLock { core in
            let states = core.snapshots()
            if !states.isEmpty { onOutput(PipelineOutput(states: states, moment: moment)) }
        }
    }

    /// What each rule that has something to say knows of an instrument, by rule.
    func standings(of symbol: Symbol) -> [(rule: String, standing: RuleStanding)] {
        core.withLock { $0.standings(of: symbol) }
    }

    /// Waits until everything offered so far has been run.
    func finish() {
        while inbox.withLock({ $0.isBusy }) { queue.sync {} }
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
        if wakesThread { queue.async { self.drain(isOwnThread: true) } }
    }

    private func makeRoom(in inbox: inout Inbox) {
        guard inbox.queue.count >= Self.queueLimit else { return }
        let index = inbox.queue.firstIndex { batch in
            switch batch {
            case .trades: true
            case .event(let event): event.kind == .quotes
            case .moment: true
            }
        }
        guard let index else { return }
        switch inbox.queue.remove(at: index) {
        case .trades(let trades): inbox.dropped += Int64(trades.count)
        case .event: inbox.dropped += 1
        case .moment: break
        }
    }

    private func isClaimed(by sequence: Int64) -> Bool { claim.load(ordering: .acquiring) == sequence }

    /// Runs the queue until it is empty, then lets the pipeline go.
    private func drain(isOwnThread: Bool) {
        while let batch = next(isOwnThread) {
            switch batch {
            case .trades(let trades): process { $0.receive(trades.span) }
            case .event(let event): process(event)
            case .moment(let header): process { $0.settle(until: header) }
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
        if isHandedOver { queue.async { self.drain(isOwnThread: true) } }
        return batch
    }

    /// A history comes once, before anything is in a hurry.
    private func process(_ event: Event) { process(isTimed: event.kind != .history) { $0.receive(event) } }

    private func process(isTimed: Bool = true, _ work: (inout PipelineCore) -> Void) {
        let isTimed = measuresTime && isTimed
        let started = isTimed ? DispatchTime.now().uptimeNanoseconds : 0
        var spent: UInt64 = 0
        core.withLock { core in
            work(&core)
            if isTimed { spent = DispatchTime.now().uptimeNanoseconds - started }
            let output = core.takeOutput()
            dueNanoseconds.store(core.due?.nanoseconds ?? .max, ordering: .releasing)
            // Before the pipeline is let go, so that states are stored in the order in which they were.
            if !output.isEmpty { onOutput(output) }
        }
        if isTimed { judge(.nanoseconds(spent)) }
    }

    private func judge(_ spent: Duration) {
        guard spent > Self.patience else { return }
        let isNews = inbox.withLock { inbox in
            defer { inbox.isDetached = true }
            return !inbox.isDetached
        }
        if isNews { onSlow(spent) }
    }
}
