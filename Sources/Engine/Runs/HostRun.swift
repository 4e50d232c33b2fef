public import Charts
public import PluginAPI
internal import Synchronization

/// One run of a configuration, from the first event to the last delivery.
///
/// It ends when every source has ended or when `stop()` is called: sources first, then what is in the pipelines, then the
/// sinks, all within the time of `host.shutdown`. A part that does not end in that time is cancelled, given a second, left
/// behind and named.
public final class HostRun: Sendable {
    private struct Sources {
        var tasks: PartTasks?
        var stopped: ContinuousClock.Instant?
    }

    /// How long what has been cancelled at the end may take to give up.
    private static let lastWait: Duration = .seconds(1)

    private let blueprint: Blueprint
    private let directory: StateDirectory
    private let timelines: [TimelineRun]
    private let sinks: [any SinkRun]
    private let feeds: [SourceFeed]
    private let accounts: [(run: AccountRun, session: AccountSession)]
    private let histories: [HistoryRun]
    private let failure: FirstFailure
    private let watchdog: Watchdog
    private let statusWriter: StatusWriter
    private let sources = Mutex(Sources())

    /// The states of all parts while the run lasts.
    public let board: ComponentBoard

    /// Opens the state folder and makes everything ready to run.
    ///
    /// - Parameters:
    ///   - clock: the clock of what is live; recordings bring their own.
    ///   - deliveryClock: the clock by which messages leave; services keep real time, stand-ins for them need not.
    ///   - keepsStates: whether the states of live rules outlive the run; not so for a trial at another time.
    ///   - simulators: where the brokers in the box listen, by the names of the brokers that asked for one.
    ///   - charts: what draws the charts that the configuration asks for; without it there are none.
    ///   - onStatus: called with every change of a part's state, on any thread.
    /// - Throws: `RunError`; nothing has been started then.
    public init(
        _ blueprint: Blueprint,
        clock: any RunClock = RealClock(),
        deliveryClock: any RunClock = RealClock(),
        keepsStates: Bool = true,
        simulators: [String: SimulatedServer] = [:],
        charts: ChartProcess? = nil,
        onStatus: @escaping @Sendable (Status) -> Void = { _ in }
    ) throws(RunError) {
        let builder = try RunBuilder(
            blueprint,
            clock: clock,
            deliveryClock: deliveryClock,
            keepsStates: keepsStates,
            simulators: simulators,
            charts: charts,
            onStatus: onStatus
        )
        self.blueprint = blueprint
        directory = builder.directory
        timelines = builder.timelines
        sinks = builder.sinks
        feeds = builder.feeds
        accounts = builder.accounts
        histories = builder.histories
        failure = builder.failure
        board = builder.board
        watchdog = Watchdog(builder.timelines, board: builder.board)
        statusWriter = StatusWriter(
            file: StatusFile(in: builder.directory.path),
            board: builder.board,
            reading: builder.status
        )
    }

    /// Asks the run to end; `run()` returns when it has.
    public func stop() {
        let tasks = sources.withLock { sources in
            sources.stopped = sources.stopped ?? .now
            return sources.tasks
        }
        tasks.map(end)
    }

    /// Runs until every source has ended, the run is stopped, or the task is cancelled, which is the same.
    public func run() async -> RunReport {
        // In a task of its own, since a cancelled one cannot wait for what has to be finished.
        let whole = Task { await runToEnd() }
        return await withTaskCancellationHandler {
            await whole.value
        } onCancel: {
            stop()
        }
    }

    private func runToEnd() async -> RunReport {
        for executor in timelines.flatMap(\.executors) { board.set("pipelines.\(executor.name)", .running) }
        let sinkTasks = PartTasks(sinks.map(part))
        let housekeeping = PartTasks(housekeeping)
        let brokers = PartTasks(accounts.map(part) + histories.map(part))
        board.set(Status.host, .running)
        let lateSources = await runSources()
        board.set(Status.host, .stopped)
        let lateBrokers = await release(brokers)
        let end = (sources.withLock(\.stopped) ?? .now) + blueprint.host.shutdown
        let latePipelines = await finishPipelines(until: .now + blueprint.host.shutdown / 4)
        for account in accounts { account.run.save() }
        let lateSinks = await finishSinks(sinkTasks, until: end)
        housekeeping.cancel()
        let report = report(late: lateSources + lateBrokers + latePipelines + lateSinks)
        housekeeping.waitNoLonger(than: Self.lastWait)
        _ = await housekeeping.wait()
        statusWriter.end()
        return report
    }

    /// Waits for the sources to end, for half of the time there is once they have been asked to: the rest is for what
    /// they have sent.
    private func runSources() async -> [String] {
        var parts = feeds.map { feed in PartTasks.Part(component: feed.component) { await self.run(feed) } }
        if timelines.contains(where: { !$0.isRecorded && $0.hasTimetable }) {
            // A timetable has no end: only the cancellation that stopping brings ends this.
            parts.append(
                PartTasks.Part(component: "timetable") {
                    while (try? await Task.sleep(for: .seconds(3_600))) != nil {}
                }
            )
        }
        let tasks = PartTasks(parts)
        let isStopping = sources.withLock { sources in
            sources.tasks = tasks
            return sources.stopped != nil
        }
        if isStopping { end(tasks) }
        return await tasks.wait()
    }

    private func end(_ tasks: PartTasks) {
        tasks.cancel()
        tasks.waitNoLonger(than: blueprint.host.shutdown / 2)
    }

    private func run(_ feed: SourceFeed) async {
        if !feed.histories.isEmpty { await waitForHistories(of: feed) }
        board.set(feed.component, .running)
        do {
            try await feed.instance.run(feed)
            guard try feed.timeline.complete() else {
                return board.set(feed.component, .degraded, because: Self.endlessTimers)
            }
            board.set(feed.component, .stopped)
        } catch is CancellationError {
            board.set(feed.component, .stopped)
        } catch is FeedClosed {
            board.set(feed.component, .stopped)
        } catch {
            let reason = (error as? SourceError)?.message.text(in: blueprint.host.language)
            board.set(feed.component, .failed, reason ?? "\(error)")
        }
    }

    /// Rules shall know the past before the first event of the market; they go on without it when it takes too long.
    private func waitForHistories(of feed: SourceFeed) async {
        board.set(feed.component, .starting, because: Self.waitingForBars)
        let end = ContinuousClock.now + HistoryRun.patience
        for history in feed.histories { _ = await history.ready.wait(atMost: max(end - .now, .zero)) }
    }

    private static let waitingForBars = LocalizedText(
        ko: "규칙에 필요한 과거 봉을 기다립니다",
        en: "waits for the past bars that rules need"
    )

    /// What runs as long as the run does.
    private var housekeeping: [PartTasks.Part] {
        let time = timelines.filter { !$0.isRecorded }.map { timeline in
            PartTasks.Part(component: "time") { await timeline.keepTime() }
        }
        return time + [
            PartTasks.Part(component: "watchdog") { [watchdog] in await watchdog.run() },
            PartTasks.Part(component: "status") { [statusWriter] in await statusWriter.run() },
        ]
    }

    private func part(_ account: (run: AccountRun, session: AccountSession)) -> PartTasks.Part {
        PartTasks.Part(component: account.run.component) { await account.run.run(account.session) }
    }

    private func part(_ history: HistoryRun) -> PartTasks.Part {
        PartTasks.Part(component: history.component) { await history.run() }
    }

    /// Lets the brokers take leave, when nobody is left to tell of what they say.
    private func release(_ brokers: PartTasks) async -> [String] {
        brokers.cancel()
        brokers.waitNoLonger(than: Self.lastWait)
        return await brokers.wait()
    }

    private func part(_ sink: any SinkRun) -> PartTasks.Part {
        let context = SinkContext(
            name: sink.name,
            language: blueprint.host.language,
            directory: blueprint.directory,
            clock: RealClock()
        )
        return PartTasks.Part(component: sink.name) { await sink.run(context) }
    }

    private func finishPipelines(until end: ContinuousClock.Instant) async -> [String] {
        for timeline in timelines { timeline.timeline.close() }
        var late: [String] = []
        for timeline in timelines { late += await timeline.finish(until: end).map { "pipelines.\($0.name)" } }
        for executor in timelines.flatMap(\.executors) { board.set("pipelines.\(executor.name)", .stopped) }
        return late
    }

    /// Lets the sinks deliver what they have, and cancels them when the time is up.
    private func finishSinks(_ tasks: PartTasks, until end: ContinuousClock.Instant) async -> [String] {
        for sink in sinks { sink.close(by: end) }
        tasks.waitNoLonger(than: max(end - ContinuousClock.now, .zero))
        let late = await tasks.wait()
        guard !late.isEmpty else { return [] }
        tasks.cancel()
        tasks.waitNoLonger(than: Self.lastWait)
        _ = await tasks.wait()
        return late
    }

    private func report(late: [String]) -> RunReport {
        for component in late { board.set(component, .failed, because: Self.didNotEnd) }
        return RunReport(
            events: timelines.reduce(0) { $0 + $1.timeline.sequence },
            pipelines: timelines.flatMap { run in
                run.executors.map {
                    RunReport.Pipeline(name: $0.name, decisions: run.journal.summary(of: $0.name), dropped: $0.dropped)
                }
            },
            sinks: sinks.map { sink in
                let tally = sink.tally
                return RunReport.Sink(
                    name: sink.name,
                    delivered: tally.delivered,
                    failed: tally.failed,
                    waiting: tally.waiting
                )
            },
            components: board.snapshot,
            stateError: failure.value,
            missedDeadline: !late.isEmpty
        )
    }

    private static let didNotEnd = LocalizedText(
        ko: "`host.shutdown` 안에 끝나지 않아 그대로 두고 끝냈습니다",
        en: "did not end within 'host.shutdown' and was left behind"
    )

    private static let endlessTimers = LocalizedText(
        ko: "규칙이 타이머를 끝없이 요청해서 녹화가 끝난 뒤의 타이머를 다 보내지 않았습니다",
        en: "a rule asks for timers without end; not all of those after the recording's end were sent"
    )
}
