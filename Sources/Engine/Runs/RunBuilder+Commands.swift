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
                instruments: blueprint.brokers.compactMap { brokerInstruments[$0.name] }
            )
        )
    }
}
