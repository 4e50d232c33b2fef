import Charts
import PluginAPI

/// Makes everything a run needs out of a blueprint, in the order in which one part needs another.
struct RunBuilder {
    let blueprint: Blueprint
    private let liveClock: any RunClock
    private let keepsStates: Bool
    private let simulators: [String: SimulatedServer]
    let directory: StateDirectory
    let board: ComponentBoard
    let failure = FirstFailure()
    let sinks: [any SinkRun]
    private let outbox: Outbox
    private let book = ChartBook()
    private(set) var timelines: [TimelineRun] = []
    private(set) var feeds: [SourceFeed] = []
    private(set) var accounts: [(run: AccountRun, session: AccountSession)] = []
    private(set) var histories: [HistoryRun] = []

    let database: StateDatabase
    let symbols = SymbolTable()
    let relay = StatusRelay()
    private var instruments: [CSVFile: [Symbol: Instrument]] = [:]
    let brokerInstruments: [String: BrokerInstruments]
    let watchlist: Watchlist
    let watchedSources: WatchedSources
    let latest = LatestProfits()

    /// What the run tells of itself.
    private(set) var status: StatusReading

    /// Opens the state folder and makes every part.
    ///
    /// - Throws: `RunError`.
    init(
        _ blueprint: Blueprint,
        clock: any RunClock,
        deliveryClock: any RunClock,
        keepsStates: Bool,
        simulators: [String: SimulatedServer],
        charts: ChartProcess?,
        onStatus: @escaping @Sendable (Status) -> Void
    ) throws(RunError) {
        self.blueprint = blueprint
        liveClock = clock
        self.keepsStates = keepsStates
        self.simulators = simulators
        let relay = relay
        let board = ComponentBoard(language: blueprint.host.language) { status in
            onStatus(status)
            relay.send(status)
        }
        self.board = board
        do {
            directory = try StateDirectory(blueprint.host.state.path)
            database = try StateDatabase(in: directory)
            try database.forget(before: RealClock().now.advanced(by: .zero - blueprint.host.keep))
            watchlist = try Watchlist(blueprint.users, in: database)
        } catch {
            throw .state(error)
        }
        watchedSources = WatchedSources(blueprint)
        watchedSources.begin(with: watchlist)
        brokerInstruments = blueprint.brokers.reduce(into: [:]) { instruments, broker in
            instruments[broker.name] = BrokerInstruments(broker.broker, clock: clock)
        }
        let outbox = Outbox(
            database,
            sinks: blueprint.sinks.map(\.sink),
            clock: deliveryClock,
            board: board,
            charts: charts.map { [book] process in
                ChartMaker(
                    book: book,
                    process: process,
                    language: blueprint.host.language,
                    calendars: blueprint.calendars
                )
            }
        )
        self.outbox = outbox
        sinks = blueprint.sinks.map { sink in
            switch type(of: sink.sink).durability {
            case .direct: SinkWorker(name: sink.name, sink: sink.sink, board: board)
            case .durable: outbox.run(named: sink.name, sink.sink)
            }
        }
        do { try outbox.buryStrays() } catch { throw .state(error) }
        status = StatusReading(board: board, timelines: [], sinks: sinks)
        try readInstruments()
        for group in TimelineGroup.groups(of: blueprint) { try build(group) }
        status = StatusReading(board: board, timelines: timelines, sinks: sinks)
        let desk = desk()
        for index in feeds.indices where feeds[index].instance.produces.contains(.commands) { feeds[index].desk = desk }
    }

    private mutating func readInstruments() throws(RunError) {
        for file in Set(blueprint.pipelines.compactMap(\.instruments)) {
            do {
                let read = try CSVInstruments(file)
                instruments[file] = read.instruments
                if read.malformed > 0 { board.count("instruments", "malformed-row", read.malformed) }
            } catch {
                throw .file(error.message)
            }
        }
    }

    private mutating func build(_ group: TimelineGroup) throws(RunError) {
        let clock = try clock(of: group)
        let journal = try journal(of: group)
        let executors = try group.pipelines.map { (index) throws(RunError) in
            try executor(of: blueprint.pipelines[index], group, journal)
        }
        let gates = group.pipelines.map { _ in HistoryGate() }
        let routes = group.sources.map { source in
            let own = zip(group.pipelines, gates).filter { blueprint.pipelines[$0.0].sources.contains(source) }.map(\.1)
            return Timeline.Route(
                component: blueprint.sources[source].component,
                pipelines: zip(group.pipelines, executors).filter { blueprint.pipelines[$0.0].sources.contains(source) }
                    .map(\.1),
                timetable: timetable(blueprint.sources[source].source),
                gate: blueprint.sources[source].condition.map { SourceGate($0, calendars: blueprint.calendars) },
                isReady: { own.allSatisfy(\.isOpen) }
            )
        }
        let calendars = blueprint.calendars
        let timeline = Timeline(clock: clock, routes: routes, pipelines: executors) { calendars.krx.tradingDay(at: $0) }
        let run = TimelineRun(
            timeline: timeline,
            journal: journal,
            executors: executors,
            isRecorded: group.isRecorded
        )
        timelines.append(run)
        if !group.isRecorded {
            try addAccounts(of: group, run)
            let runs = historyRuns(of: group, run)
            for target in runs.flatMap(\.targets) {
                let place = group.pipelines.firstIndex { blueprint.pipelines[$0].name == target.wish.pipeline }
                if let place { gates[place].await(target.ready) }
            }
            histories += runs
        }
        addFeeds(of: group, timeline)
        for (index, executor) in zip(group.pipelines, executors) {
            try loadHistory(of: blueprint.pipelines[index], into: executor, timeline)
            let wantsStatuses = blueprint.pipelines[index].rules.contains {
                type(of: $0.rule).consumes.contains(.statuses)
            }
            if wantsStatuses, !group.isRecorded { relay.connect(executor, on: timeline) }
        }
    }

    private func clock(of group: TimelineGroup) throws(RunError) -> any RunClock {
        guard let index = group.recording, let source = blueprint.sources[index].source as? any RecordedSource else {
            return liveClock
        }
        do {
            return RecordedClock(origin: try source.origin(in: blueprint.directory))
        } catch {
            throw .source(component: blueprint.sources[index].component, error.message)
        }
    }

    private func journal(of group: TimelineGroup) throws(RunError) -> DecisionJournal {
        let dispatcher = Dispatcher(
            blueprint: blueprint,
            pipelines: group.pipelines,
            sinks: sinks,
            instruments: instruments,
            brokers: brokerInstruments,
            watchlist: watchlist
        )
        do {
            return try DecisionJournal(
                database,
                started: RealClock().now,
                savesStates: !group.isRecorded && keepsStates,
                prepare: { dispatcher.prepare($0) },
                onFailure: { [failure, board] error in
                    failure.note(error)
                    board.set("journal", .degraded, because: error.message)
                }
            )
        } catch {
            throw .state(error)
        }
    }

    private func executor(
        of pipeline: PipelineBlueprint,
        _ group: TimelineGroup,
        _ journal: DecisionJournal
    ) throws(RunError) -> PipelineExecutor {
        let component = "pipelines.\(pipeline.name)"
        let saved: [String: SavedState]
        do { saved = try journal.savedStates(of: pipeline.name) } catch { throw .state(error) }
        let assembly = PipelineAssembly(
            blueprint: pipeline,
            calendars: blueprint.calendars,
            symbols: symbols,
            instruments: pipeline.instruments.flatMap { instruments[$0] } ?? [:],
            savedStates: saved,
            component: component,
            book: blueprint.routes(of: pipeline).contains { $0.chart != .none } ? book : nil,
            taps: blueprint.sinks(of: pipeline).compactMap { sinks[$0] as? SinkWorker }.filter {
                !$0.sink.events.isEmpty
            },
            board: board
        )
        return PipelineExecutor(
            name: pipeline.name,
            core: assembly.core(),
            watch: group.isRecorded ? nil : SlownessWatch(),
            onOutput: { journal.append($0, of: pipeline.name) },
            onSlow: { [board] spent in
                let milliseconds =
                    spent.components.attoseconds / 1_000_000_000_000_000 + spent.components.seconds * 1_000
                board.set(
                    component,
                    .degraded,
                    because: LocalizedText(
                        ko: "규칙이 \(milliseconds)ms 걸려서 이 파이프라인은 이제 따로 돌아갑니다",
                        en: "the rules took \(milliseconds) ms; the pipeline now has a thread of its own"
                    )
                )
            }
        )
    }

    private func timetable(_ source: any Source) -> (@Sendable (Timestamp) -> Timer?)? {
        guard let source = source as? any TimetableSource else { return nil }
        let calendars = blueprint.calendars
        return { source.next(after: $0, in: calendars) }
    }

    /// Makes the runs of the brokers that the sources of a timeline ask something of.
    private mutating func addAccounts(of group: TimelineGroup, _ run: TimelineRun) throws(RunError) {
        for broker in blueprint.brokers where !blueprint.uses(of: broker).isEmpty {
            let targets = zip(group.pipelines, run.executors).filter { index, _ in
                blueprint.pipelines[index].sources.contains { source in
                    let source = blueprint.sources[source].source
                    return source.brokerUse?.broker == broker.name && source.produces.contains(.executions)
                }
            }
            do {
                let account = try AccountRun(
                    broker,
                    instruments: brokerInstruments[broker.name],
                    named: namedSymbols(at: broker),
                    timeline: run.timeline,
                    targets: targets.map(\.1),
                    journal: run.journal,
                    store: keepsStates ? AccountStore(database) : nil,
                    board: board
                )
                accounts.append((account, session(of: broker, account, run.timeline)))
            } catch {
                throw .state(error)
            }
        }
    }

    /// The instruments that the pipelines which are told of a broker's instruments name.
    private func namedSymbols(at broker: BrokerBlueprint) -> [Symbol] {
        let pipelines = blueprint.pipelines.filter { $0.instrumentsBroker == broker.name }
        return Set(pipelines.flatMap(\.sources)).sorted().flatMap { source -> [Symbol] in
            guard case .some(let symbols) = blueprint.sources[source].source.symbols else { return [] }
            return symbols
        }
    }

    private func session(
        of broker: BrokerBlueprint,
        _ account: AccountRun,
        _ timeline: Timeline
    ) -> AccountSession {
        AccountSession(
            run: account,
            connection: ConnectionPlan(blueprint.uses(of: broker), terms: broker.broker.terms),
            simulator: simulators[broker.name],
            stateDirectory: directory.path,
            symbols: symbols,
            calendars: blueprint.calendars,
            clock: timeline.clock,
            language: blueprint.host.language
        )
    }

    private mutating func addFeeds(of group: TimelineGroup, _ timeline: Timeline) {
        let brokers = Dictionary(
            blueprint.brokers.map { ($0.name, $0.broker) },
            uniquingKeysWith: { first, _ in first }
        )
        for (route, source) in group.sources.enumerated()
        where !(blueprint.sources[source].source is any TimetableSource) {
            feeds.append(
                SourceFeed(
                    instance: blueprint.sources[source].source,
                    timeline: timeline,
                    source: route,
                    component: blueprint.sources[source].component,
                    symbols: symbols,
                    calendars: blueprint.calendars,
                    directory: blueprint.directory,
                    board: board,
                    brokers: brokers,
                    sinks: sinks(behind: source),
                    notes: SourceNotes(database: database, board: board),
                    latest: latest,
                    rulesTakeCommands: rules(behind: source, take: .commands),
                    histories: histories(behind: source)
                )
            )
        }
    }

    private func histories(behind source: Int) -> [SourceFeed.History] {
        let pipelines = Set(blueprint.pipelines.filter { $0.sources.contains(source) }.map(\.name))
        return histories.flatMap { run in
            run.targets.filter { pipelines.contains($0.wish.pipeline) }.map { SourceFeed.History(run: run, target: $0) }
        }
    }

    private func rules(behind source: Int, take kinds: EventKinds) -> Bool {
        blueprint.pipelines.filter { $0.sources.contains(source) }.flatMap(\.rules).contains {
            !type(of: $0.rule).consumes.isDisjoint(with: kinds)
        }
    }

    /// The sinks of every pipeline that a source feeds.
    private func sinks(behind source: Int) -> [any SinkRun] {
        let pipelines = blueprint.pipelines.filter { $0.sources.contains(source) }
        return Set(pipelines.flatMap(blueprint.sinks)).sorted().map { sinks[$0] }
    }
}
