import PluginAPI
internal import Synchronization

/// Brings what the outbox holds for one sink to its destinations, as long as the run lasts.
final class OutboxRun: SinkRun {
    private struct Progress {
        var isClosing = false
        var tally = SinkTally()
        var end: ContinuousClock.Instant?
        var troubles: [OutboxPlace: String] = [:]
    }

    /// What has come to its end.
    private enum Ending {
        /// A worker has nothing more to do.
        case worker
        /// What is on its way has to be given up.
        case time
    }

    /// How long before the end of the run what is on its way is given up, which the next run sends again.
    private static let farewell: Duration = .milliseconds(500)

    let name: String
    let sink: any Sink
    let store: OutboxStore
    private let accounts: AccountMeters
    let clock: any RunClock
    private let delay: RetryDelay
    private let board: ComponentBoard
    let lanes: [OutboxLane]
    private let charts: ChartMaker?
    private let announce: @Sendable (OutboxNews) -> Void
    private let progress = Mutex(Progress())
    private let closing = Doorbell()

    /// - Parameters:
    ///   - charts: what draws the pictures of alerts; without it there are none.
    ///   - announce: tells a person, by another way than the place that cannot be used, what happened there.
    init(
        name: String,
        sink: any Sink,
        database: StateDatabase,
        accounts: AccountMeters,
        clock: any RunClock,
        delay: RetryDelay = RetryDelay(),
        board: ComponentBoard,
        charts: ChartMaker?,
        announce: @escaping @Sendable (OutboxNews) -> Void
    ) {
        self.name = name
        self.sink = sink
        store = OutboxStore(database: database)
        self.accounts = accounts
        self.clock = clock
        self.delay = delay
        self.board = board
        self.charts = charts
        self.announce = announce
        // A database that cannot be read is told of by the workers.
        let mutes = (try? store.mutes()) ?? [:]
        lanes = sink.destinations.map { destination in
            let place = OutboxPlace(sink: name, destination: destination.name)
            return OutboxLane(place, destination, mutedUntil: mutes[place])
        }
    }

    var tally: SinkTally {
        var tally = progress.withLock(\.tally)
        // A database that cannot be read is told of by the workers.
        tally.waiting = (try? store.openCount(of: name)) ?? 0
        return tally
    }

    /// The rows of an alert, one for each destination; it is sent when every routing lets it.
    func rows(
        of item: Delivery,
        _ routings: [SinkRouting] = [],
        image: StoredImage? = nil
    ) -> [NewOutboxItem] {
        guard case .alert(let alert, let text) = item.content else { return [] }
        let content = StoredAlert(alert, text: text, of: item).text
        let now = clock.now
        let isCritical = item.severity == .critical
        let restraint = RepeatRestraint(alert, of: item, routings)
        return lanes.map { lane in
            NewOutboxItem(
                place: lane.place,
                kind: .alert,
                name: item.id,
                rank: isCritical ? .critical : .ordinary,
                content: content,
                created: now,
                image: image?.text,
                notBefore: routings.notBefore(item.severity, at: now),
                // Silence that ends in quiet hours goes on until these are over.
                mutedUntil: isCritical ? now : routings.notBefore(item.severity, at: max(now, lane.mutedUntil)),
                restraint: restraint
            )
        }
    }

    /// Puts rows into the outbox and sends them.
    func store(_ rows: [NewOutboxItem]) throws(StateError) {
        try store.insert(rows)
        ring()
    }

    /// Tells that there is something new in the outbox.
    func ring() {
        for lane in lanes { lane.bell.ring() }
    }

    /// Takes alerts that the database could not take: they are sent as well as it goes.
    func offerUnstored(_ items: [Delivery]) {
        let lost = lanes.reduce(0) { lost, lane in lost + items.count { !lane.keep($0) } }
        progress.withLock { $0.tally.failed += Int64(lost) }
    }

    /// Returns at once: what waits takes no memory.
    func room() async {}

    func close(by end: ContinuousClock.Instant) {
        progress.withLock { progress in
            progress.isClosing = true
            progress.end = end - Self.farewell
        }
        ring()
        closing.ring()
    }

    func run(_ context: SinkContext) async {
        board.set(name, .starting)
        do {
            try await sink.open(context)
            board.set(name, .running)
            await deliverAll(context.language)
        } catch {
            board.set(name, .failed, error.message.text(in: context.language))
        }
        await sink.close()
        // Where the sink could not be opened, nobody has taken what only memory holds.
        let lost = lanes.reduce(0) { $0 + $1.shut() }
        progress.withLock { $0.tally.failed += Int64(lost) }
        board.set(name, .stopped)
    }

    private func deliverAll(_ language: Language) async {
        await withTaskGroup(of: Ending.self) { group in
            for lane in lanes {
                var worker = worker(of: lane, language)
                group.addTask {
                    await worker.run()
                    return .worker
                }
            }
            group.addTask {
                await self.end()
                return .time
            }
            var working = lanes.count
            // However many places hang, one moment ends them all.
            while working > 0, await group.next() == .worker { working -= 1 }
            group.cancelAll()
        }
    }

    /// Returns when what is on its way has to be given up, or when cancelled.
    private func end() async {
        await closing.wait(until: nil, on: clock)
        guard let end = progress.withLock(\.end) else { return }
        // It fails when everything is delivered before, and of nothing else.
        try? await Task.sleep(until: end)
    }

    private func worker(of lane: OutboxLane, _ language: Language) -> DestinationWorker {
        DestinationWorker(
            lane,
            sink: sink,
            store: store,
            accounts: accounts,
            clock: clock,
            language: language,
            delay: delay,
            charts: charts,
            reports: reports(on: lane.place)
        )
    }

    private func reports(on place: OutboxPlace) -> DestinationWorker.Reports {
        DestinationWorker.Reports(
            isClosing: { self.progress.withLock(\.isClosing) },
            delivered: { self.progress.withLock { $0.tally.delivered += 1 } },
            buried: { count, reason, isClosed in
                self.progress.withLock { $0.tally.failed += Int64(count) }
                self.announce(OutboxNews(place: place, count: count, reason: reason, isClosed: isClosed))
            },
            trouble: { self.tell($0, of: place) },
            undrawn: { self.board.count(self.name, "no-chart", 1) },
            broken: { error in self.tell(error.message.text(in: self.board.language), of: place) }
        )
    }

    /// Shows the trouble of every destination, until there is none.
    private func tell(_ reason: String?, of place: OutboxPlace) {
        let troubles = progress.withLock { progress in
            progress.troubles[place] = reason
            return progress.troubles
        }
        let words = troubles.sorted { $0.key.destination < $1.key.destination }.map { place, reason in
            lanes.count == 1 ? reason : "\(VisibleText.line(place.destination)): \(reason)"
        }
        board.set(name, words.isEmpty ? .running : .degraded, words.isEmpty ? nil : words.joined(separator: "; "))
    }
}
