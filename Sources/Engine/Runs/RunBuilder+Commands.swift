import PluginAPI

extension RunBuilder {
    /// What answers people's commands, once every other part is there.
    func desk() -> CommandDesk {
        CommandDesk(
            language: blueprint.host.language,
            status: status,
            database: database,
            accounts: accounts.map(\.run),
            sinks: sinks.compactMap { $0 as? OutboxRun },
            latest: latest,
            watch: WatchDesk(
                blueprint,
                watchlist: watchlist,
                sources: watchedSources,
                sinks: sinks,
                executors: timelines.filter { !$0.isRecorded }.flatMap(\.executors),
                histories: histories,
                files: files,
                instruments: blueprint.brokers.compactMap { brokerInstruments[$0.name] }
            )
        )
    }

    /// What gives pipelines whose past bars are in a file those of one more instrument, by pipeline.
    private var files: [String: @Sendable (Symbol) -> Void] {
        var files: [String: @Sendable (Symbol) -> Void] = [:]
        for run in timelines where !run.isRecorded {
            for executor in run.executors {
                let pipeline = blueprint.pipelines.first { $0.name == executor.name }
                let needsHistory = pipeline?.rules.contains { type(of: $0.rule).consumes.contains(.history) } ?? false
                guard needsHistory, let file = pipeline?.history else { continue }
                files[executor.name] = { [symbols, calendars = blueprint.calendars, timeline = run.timeline] symbol in
                    let now = timeline.clock.now
                    let read = try? CSVHistory(
                        file,
                        scope: .some([symbol]),
                        before: calendars.krx.tradingDay(at: now),
                        symbols: symbols,
                        calendars: calendars
                    )
                    // A file that cannot be read any more, and one without the instrument, shows in what the rules know.
                    for history in read?.histories ?? [] {
                        try? timeline.send(.history(history), at: now, to: executor)
                    }
                }
            }
        }
        return files
    }
}
