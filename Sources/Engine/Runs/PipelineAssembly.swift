import PluginAPI

/// What is needed to make a pipeline that runs.
struct PipelineAssembly {
    let blueprint: PipelineBlueprint
    let calendars: Calendars
    let symbols: SymbolTable
    let instruments: [Symbol: Instrument]
    let savedStates: [String: SavedState]
    let component: String
    /// What the pipeline's charts are drawn from, if it has any.
    let book: ChartBook?
    let taps: [SinkWorker]
    let board: ComponentBoard

    /// Makes the pipeline's rules, ready for the first event.
    func core() -> PipelineCore {
        var stages = blueprint.rules.map { stage($0.rule, $0) }
        if let book { stages.insert(ChartTap(pipeline: blueprint.name, book: book), at: 0) }
        if !taps.isEmpty { stages.insert(EventTap(pipeline: blueprint.name, workers: taps), at: 0) }
        return PipelineCore(
            stages: stages,
            gate: SessionGate(blueprint.condition, calendars: calendars),
            bars: barIntervals.map { BarBuilder($0, calendars: calendars) }
        )
    }

    /// The lengths of the bars that are built from trades.
    private var barIntervals: [BarInterval] {
        let wanted = blueprint.rules.flatMap(\.rule.needs.bars).filter { $0.instruments == .named }.map(\.interval)
        return wanted.reduce(into: []) { intervals, interval in
            guard interval == .day || interval.duration != nil, !intervals.contains(interval) else { return }
            intervals.append(interval)
        }
    }

    private func stage(_ rule: some Rule, _ blueprint: RuleBlueprint) -> any RuleStage {
        let runner = RuleRunner(
            rule,
            id: blueprint.id,
            settingsDigest: blueprint.settingsDigest,
            severity: blueprint.severity
        )
        runner.prepare(
            RuleContext(
                id: blueprint.id,
                pipeline: self.blueprint.name,
                symbols: symbols,
                instruments: instruments,
                calendars: calendars
            )
        )
        restore(runner)
        return runner
    }

    private func restore(_ runner: some RuleStage) {
        guard let saved = savedStates[runner.id] else { return }
        do {
            try runner.restore(saved)
        } catch {
            // A state that cannot be read is one the rule does not have; saying so is all that can be done.
            board.set(
                "\(component).rules.\(runner.id)",
                .degraded,
                because: LocalizedText(
                    ko: "저장된 상태를 읽을 수 없어 쓰지 않습니다",
                    en: "the saved state cannot be read and is not used"
                )
            )
        }
    }
}
