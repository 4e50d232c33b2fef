public import PluginAPI

/// One run of a configuration, from the first event to the last delivery.
///
/// Its parts live in one tree of tasks. It ends when every source has ended or when `stop()` is called: sources first, then
/// what is in the pipelines, then the sinks, within the deadline of the settings.
public final class HostRun: Sendable {
    private enum Ending: Sendable {
        case work, request, part, deadline
    }

    private let blueprint: Blueprint
    private let directory: StateDirectory
    private let timelines: [TimelineRun]
    private let workers: [SinkWorker]
    private let feeds: [SourceFeed]
    private let relay: StatusRelay
    private let failure: FirstFailure
    private let stopRequests: AsyncStream<Void>
    private let stopRequest: AsyncStream<Void>.Continuation

    /// The states of all parts while the run lasts.
    public let board: ComponentBoard

    /// Opens the state folder and makes everything ready to run.
    ///
    /// - Parameter onStatus: called with every change of a part's state, on any thread.
    /// - Throws: `RunError`; nothing has been started then.
    public init(_ blueprint: Blueprint, onStatus: @escaping @Sendable (Status) -> Void = { _ in }) throws(RunError) {
        let builder = try RunBuilder(blueprint, onStatus: onStatus)
        self.blueprint = blueprint
        directory = builder.directory
        timelines = builder.timelines
        workers = builder.workers
        feeds = builder.feeds
        relay = builder.relay
        failure = builder.failure
        board = builder.board
        (stopRequests, stopRequest) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Asks the run to end; `run()` returns when it has.
    public func stop() { stopRequest.finish() }

    /// Runs until every source has ended or the run is stopped.
    public func run() async -> RunReport {
        let missedDeadline = await withTaskGroup(of: Ending.self) { sinks in
            for worker in workers {
                let context = context(of: worker)
                sinks.addTask {
                    await worker.run(context)
                    return .part
                }
            }
            await runSources()
            relay.finish()
            for timeline in timelines { timeline.finish() }
            for worker in workers { worker.close() }
            return await waitForSinks(&sinks)
        }
        return report(missedDeadline)
    }

    private func runSources() async {
        await withTaskGroup(of: Ending.self) { group in
            for timeline in timelines where !timeline.isRecorded {
                group.addTask {
                    await timeline.keepTime()
                    return .part
                }
            }
            group.addTask { [stopRequests] in
                for await _ in stopRequests {}
                return .request
            }
            group.addTask {
                await self.runFeeds()
                return .work
            }
            while let ending = await group.next() {
                if ending != .part { group.cancelAll() }
            }
        }
    }

    /// Runs every source to its end; with a timetable on the live timeline there is none.
    private func runFeeds() async {
        await withTaskGroup(of: Void.self) { group in
            for feed in feeds { group.addTask { await self.run(feed) } }
        }
        guard timelines.contains(where: { !$0.isRecorded && $0.hasTimetable }) else { return }
        // Only the cancellation that stopping brings ends this.
        while (try? await Task.sleep(for: .seconds(3_600))) != nil {}
    }

    private func run(_ feed: SourceFeed) async {
        board.set(feed.component, .running)
        do {
            try await feed.instance.run(feed)
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

    private func context(of worker: SinkWorker) -> SinkContext {
        SinkContext(
            name: worker.name,
            language: blueprint.host.language,
            directory: blueprint.directory,
            clock: RealClock()
        )
    }

    /// Waits for the sinks and cancels them at the deadline; returns whether that was needed.
    private func waitForSinks(_ sinks: inout TaskGroup<Ending>) async -> Bool {
        sinks.addTask { [deadline = blueprint.host.shutdown] in
            try? await Task.sleep(for: deadline)
            return .deadline
        }
        var running = workers.count
        var missedDeadline = false
        while running > 0, let ending = await sinks.next() {
            if ending == .part { running -= 1 }
            if ending == .deadline {
                missedDeadline = true
                sinks.cancelAll()
            }
        }
        sinks.cancelAll()
        return missedDeadline
    }

    private func report(_ missedDeadline: Bool) -> RunReport {
        RunReport(
            events: timelines.reduce(0) { $0 + $1.timeline.sequence },
            pipelines: timelines.flatMap { run in
                run.executors.map {
                    RunReport.Pipeline(name: $0.name, decisions: run.journal.summary(of: $0.name), dropped: $0.dropped)
                }
            },
            sinks: workers.map {
                RunReport.Sink(name: $0.name, delivered: $0.tally.delivered, failed: $0.tally.failed)
            },
            components: board.snapshot,
            stateError: failure.value,
            missedDeadline: missedDeadline
        )
    }
}
