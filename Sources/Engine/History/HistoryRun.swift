import PluginAPI

/// The past bars of one broker on their way to the pipelines that want them.
final class HistoryRun: Sendable {
    /// A pipeline that takes its past bars from the broker.
    struct Target: Sendable {
        let wish: HistoryWish
        let executor: PipelineExecutor
        let onReady: @Sendable (_ symbols: [Symbol]) -> Void
        /// Given when the pipeline has the bars that there are.
        let ready = StartSignal()
    }

    let component: String
    let targets: [Target]
    private let account: AccountRun
    private let history: BrokerHistory

    /// How long the sources of a pipeline are kept waiting for its bars.
    static let patience: Duration = .seconds(60)

    /// How long bars that nobody asks for any more are kept.
    static let memory: Duration = .seconds(90 * 86_400)

    init(
        _ broker: BrokerBlueprint,
        account: AccountRun,
        targets: [Target],
        store: HistoryStore,
        symbols: SymbolTable,
        calendars: Calendars,
        timeline: Timeline,
        board: ComponentBoard
    ) {
        let component = "brokers.\(broker.name).history"
        self.component = component
        self.targets = targets
        self.account = account
        // A simulated market is another one tomorrow.
        let isLasting = broker.broker.mode == .real || broker.broker.mode == .paper
        history = BrokerHistory(
            broker.broker,
            source: [broker.plugin, broker.broker.mode?.rawValue ?? ""].joined(separator: "-"),
            store: isLasting ? store : nil,
            wishes: targets.map(\.wish),
            symbols: symbols,
            calendars: calendars,
            clock: timeline.clock
        ) { news in
            switch news {
            case .histories(let histories, let place):
                for history in histories {
                    // After the end of the run no rule is left to see it.
                    try? timeline.send(.history(history), at: timeline.clock.now, to: targets[place].executor)
                }
            case .ready(let place):
                targets[place].onReady(targets[place].wish.symbols)
                targets[place].ready.give()
            case .notice(.answering): board.set(component, .running)
            case .notice(.unusable(_, let count)): board.count(component, "unusable-bar", Int64(count))
            case .notice(.adjusted): board.set(component, .running, because: news.text)
            case .notice(.waiting), .notice(.gaveUp), .notice(.notKept):
                board.set(component, .degraded, because: news.text)
            }
        }
    }

    /// Has a pipeline given the bars of what it is about to see held.
    func prepare(held: [Symbol], for pipeline: String) async {
        guard let place = targets.firstIndex(where: { $0.wish.pipeline == pipeline }) else { return }
        await history.prepare(held: held, for: place)
    }

    /// Has a pipeline given the bars of an instrument that its sources name from now on, if it takes them from this broker.
    func prepare(named symbol: Symbol, for pipeline: String) async {
        guard let place = targets.firstIndex(where: { $0.wish.pipeline == pipeline }) else { return }
        guard account.isRunning.hasCome else { return history.expect(symbol, for: place) }
        await history.prepare(named: symbol, for: place)
    }

    /// Reads bars from when the broker first runs, until cancelled.
    func run() async {
        guard await account.isRunning.wait() else { return }
        await history.run()
    }
}

extension HistoryNews {
    /// What a person should know of it.
    fileprivate var text: LocalizedText { if case .notice(let notice) = self { notice.text } else { "" } }
}
