internal import DequeModule
import PluginAPI
internal import Synchronization

/// Brings items to one direct sink, in order, for as long as the run lasts.
final class SinkWorker: SinkRun {
    private struct Waiting {
        var items: Deque<Delivery> = []
        var isClosed = false
        var hasOverflowed = false
        var tally = SinkTally()

        /// Adds an item, or counts it as failed; whether it is the first for which there is no room.
        mutating func add(_ item: Delivery) -> Bool {
            let limit = if case .event = item.content { eventLimit } else { queueLimit }
            guard items.count >= limit || isClosed else {
                items.append(item)
                return false
            }
            tally.failed += 1
            defer { hasOverflowed = true }
            return !hasOverflowed && !isClosed
        }
    }

    /// How many items can wait in memory; one more is counted as failed, a signal stays in the journal.
    static let queueLimit = 100_000

    /// How many of them can be there when an event is still taken, so that events leave room for signals.
    static let eventLimit = 90_000

    /// How many items may wait while a source that can wait goes on.
    static let roomyCount = 10_000

    /// For how many milliseconds a source waits for a sink that takes nothing.
    static let patience = 1_000

    /// How many items are handed over at once.
    static let batchLimit = 64

    /// How often an item is tried.
    static let attempts = 6

    let name: String
    let sink: any Sink
    private let board: ComponentBoard
    private let waiting = Mutex(Waiting())
    private let wakeUps: AsyncStream<Void>
    private let wakeUp: AsyncStream<Void>.Continuation

    init(name: String, sink: any Sink, board: ComponentBoard) {
        self.name = name
        self.sink = sink
        self.board = board
        (wakeUps, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    var tally: SinkTally { waiting.withLock(\.tally) }

    /// Puts an item into the queue.
    func offer(_ item: Delivery) { offer(CollectionOfOne(item)) }

    /// Puts items into the queue, so that the sink can take them at once.
    func offer(_ items: some Collection<Delivery>) {
        let overflowsFirst = waiting.withLock { waiting in
            items.reduce(false) { waiting.add($1) || $0 }
        }
        // Said once: a sink that hardly keeps up would go on saying it.
        if overflowsFirst {
            board.set(
                name,
                .degraded,
                because: LocalizedText(
                    ko: "밀린 것이 너무 많습니다. 넘친 것은 보내지 않으며, 알림은 저널에 남아 있습니다",
                    en: "the queue is full; what does not fit is left out, signals stay in the journal"
                )
            )
        }
        wakeUp.yield()
    }

    func room() async {
        var last = waiting.withLock { $0.items.count }
        var idle = 0
        // Looked at once a millisecond: a hand-over of its own would cost every item something, for the few that wait.
        while last > Self.roomyCount, idle < Self.patience, (try? await Task.sleep(for: .milliseconds(1))) != nil {
            let count = waiting.withLock { $0.isClosed ? 0 : $0.items.count }
            idle = count < last ? 0 : idle + 1
            last = count
        }
    }

    func close(by end: ContinuousClock.Instant) {
        waiting.withLock { $0.isClosed = true }
        wakeUp.yield()
    }

    func run(_ context: SinkContext) async {
        board.set(name, .starting)
        do {
            try await sink.open(context)
            board.set(name, .running)
            await deliverAll(context)
        } catch {
            board.set(name, .failed, error.message.text(in: context.language))
            giveUp()
        }
        await sink.close()
        board.set(name, .stopped)
    }

    private func deliverAll(_ context: SinkContext) async {
        var signals = wakeUps.makeAsyncIterator()
        while !Task.isCancelled {
            let batch = take()
            if !batch.isEmpty {
                await deliver(batch)
            } else if waiting.withLock({ $0.isClosed && $0.items.isEmpty }) {
                return
            } else {
                await signals.next()
            }
        }
        giveUp()
    }

    private func take() -> [Delivery] {
        waiting.withLock { waiting in
            let batch = Array(waiting.items.prefix(Self.batchLimit))
            waiting.items.removeFirst(batch.count)
            return batch
        }
    }

    /// Delivers a batch in order: the rest waits for what the sink asks to retry.
    private func deliver(_ batch: [Delivery]) async {
        var rest = batch[...]
        var attempt = 1
        while !rest.isEmpty {
            let outcomes = await sink.deliver(Array(rest))
            let answered = outcomes.prefix { !$0.asksToRetry }.prefix(rest.count)
            answered.forEach(settle)
            rest = rest.dropFirst(answered.count)
            if !answered.isEmpty { attempt = 1 }
            guard outcomes.count > answered.count, !rest.isEmpty else {
                rest.forEach { _ in settle(.unknown(reason: "the sink gave no answer")) }
                return
            }
            let refusal = outcomes[answered.count]
            if attempt < Self.attempts {
                guard await pause(refusal, attempt) else { return fail(rest.count) }
                attempt += 1
            } else {
                settle(refusal)
                rest = rest.dropFirst()
                attempt = 1
            }
        }
    }

    /// Waits as long as a refusal asks for, or longer with every attempt; false when cancelled.
    private func pause(_ refusal: DeliveryOutcome, _ attempt: Int) async -> Bool {
        let after: Duration?
        switch refusal {
        case .retry(let pause, let reason), .partial(let pause, let reason):
            after = pause
            board.set(name, .degraded, reason)
        default: return true
        }
        // The pause the service asked for, else one that doubles; the end of the run cuts it short.
        return (try? await Task.sleep(for: after ?? .milliseconds(100 << (attempt - 1)))) != nil
    }

    private func settle(_ outcome: DeliveryOutcome) {
        switch outcome {
        case .delivered, .confirmed:
            waiting.withLock { $0.tally.delivered += 1 }
            board.set(name, .running)
        case .retry(_, let reason), .partial(_, let reason), .never(let reason), .unknown(let reason),
            .closed(let reason):
            fail(1)
            board.set(name, .degraded, reason)
        case .moved:
            // Only what goes over a network has an address that can change, and that waits in the outbox.
            fail(1)
        }
    }

    private func fail(_ count: Int) { waiting.withLock { $0.tally.failed += Int64(count) } }

    private func giveUp() {
        waiting.withLock { waiting in
            waiting.isClosed = true
            waiting.tally.failed += Int64(waiting.items.count)
            waiting.items = []
        }
    }
}

extension DeliveryOutcome {
    fileprivate var asksToRetry: Bool {
        switch self {
        case .retry, .partial: true
        default: false
        }
    }
}
