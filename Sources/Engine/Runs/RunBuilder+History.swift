import PluginAPI

extension RunBuilder {
    /// Has the brokers asked for the past bars that pipelines without a file need.
    func historyRuns(of group: TimelineGroup, _ run: TimelineRun) -> [HistoryRun] {
        // What cannot be forgotten is only more than there need be.
        try? HistoryStore(database).forget(before: run.timeline.clock.now - HistoryRun.memory)
        return blueprint.brokers.compactMap { broker in
            let targets = zip(group.pipelines, run.executors).compactMap { index, executor in
                historyTarget(blueprint.pipelines[index], at: broker, executor)
            }
            let account = accounts.first { $0.run.account == AccountName(broker.name) }?.run
            guard !targets.isEmpty, let account else { return nil }
            return HistoryRun(
                broker,
                account: account,
                targets: targets,
                store: HistoryStore(database),
                symbols: symbols,
                calendars: blueprint.calendars,
                timeline: run.timeline,
                board: board
            )
        }
    }

    private func historyTarget(
        _ pipeline: PipelineBlueprint,
        at broker: BrokerBlueprint,
        _ executor: PipelineExecutor
    ) -> HistoryRun.Target? {
        let rules = pipeline.rules.filter { type(of: $0.rule).consumes.contains(.history) }
        let bars = rules.flatMap { $0.rule.needs.bars }
        guard pipeline.historyBroker == broker.name, !bars.isEmpty else { return nil }
        let scopes = pipeline.sources.map { blueprint.sources[$0].source.symbols }
        let (board, language) = (board, blueprint.host.language)
        return HistoryRun.Target(
            wish: HistoryWish(pipeline: pipeline.name, bars: bars, scopes: scopes),
            executor: executor,
            onReady: { symbols in
                executor.finish()
                Self.reportUnready(executor, symbols, pipeline, on: board, in: language)
            }
        )
    }

    /// Sends the past bars that a pipeline's rules need, as its first events.
    func loadHistory(
        of pipeline: PipelineBlueprint,
        into executor: PipelineExecutor,
        _ timeline: Timeline
    ) throws(RunError) {
        let needsHistory = pipeline.rules.contains { type(of: $0.rule).consumes.contains(.history) }
        guard needsHistory, let file = pipeline.history else { return }
        let start = timeline.clock.now
        let wantsHeld = pipeline.rules.contains { $0.rule.needs.bars.contains { $0.instruments == .held } }
        let scopes = wantsHeld ? [.any] : pipeline.sources.map { blueprint.sources[$0].source.symbols }
        let scope = scopes.reduce(SymbolScope.some([])) { $0.union($1) }
        do throws(CSVFile.Unusable) {
            let read = try CSVHistory(
                file,
                scope: scope,
                before: blueprint.calendars.krx.tradingDay(at: start),
                symbols: symbols,
                calendars: blueprint.calendars
            )
            if read.malformed > 0 { board.count("pipelines.\(pipeline.name).history", "malformed-row", read.malformed) }
            for history in read.histories { try? timeline.send(.history(history), at: start, to: executor) }
            executor.finish()
            Self.reportUnready(
                executor,
                read.histories.map(\.symbol),
                pipeline,
                on: board,
                in: blueprint.host.language
            )
        } catch {
            throw .file(error.message)
        }
    }
}

extension RunBuilder {
    /// Names the instruments on which a rule cannot decide although the history it lives on has been loaded; a rule on
    /// shorter bars collects them as it runs.
    private static func reportUnready(
        _ executor: PipelineExecutor,
        _ symbols: [Symbol],
        _ pipeline: PipelineBlueprint,
        on board: ComponentBoard,
        in language: Language
    ) {
        let rules = pipeline.rules.filter { $0.rule.needs.bars.allSatisfy { $0.interval == .day } }.map(\.id)
        var reasons: [String: [String]] = [:]
        for symbol in symbols {
            for (rule, standing) in executor.standings(of: symbol) where !standing.isReady && rules.contains(rule) {
                reasons[rule, default: []].append("\(symbol): \(standing.text.text(in: language))")
            }
        }
        for (rule, texts) in reasons {
            board.set("pipelines.\(pipeline.name).rules.\(rule)", .degraded, texts.joined(separator: "; "))
        }
    }
}
