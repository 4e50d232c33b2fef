import PluginAPI

/// What can be asked of Korea Investment & Securities, each at its own times.
struct KISRESTSource: AdjustableSource {
    static let name = "kis-rest"
    static let summary = LocalizedText(
        ko: "한국투자증권의 잔고, 체결, 미체결, 실현손익, 수급, 시세를 정해진 때에 조회합니다.",
        en:
            "Asks Korea Investment & Securities for holdings, fills, open orders, profit, flows and prices at set times."
    )
    static let produces: EventKinds = [
        .portfolios, .executions, .openOrders, .realizedProfits, .investorFlows, .trades, .quotes, .bars,
    ]

    private let settings: Settings
    private let lists: SymbolLists

    init(settings: Settings) {
        self.settings = settings
        lists = settings.lists
    }

    func add(_ symbol: Symbol, to list: String) { lists.add(symbol, to: list) }

    func remove(_ symbol: Symbol, from list: String) { lists.remove(symbol, from: list) }

    private var jobs: [Job] { settings.jobs(lists) }

    var produces: EventKinds { EventKinds(jobs.map(\.kind)) }

    var symbols: SymbolScope { .some(jobs.flatMap(\.symbols)) }

    func scope(of kinds: EventKinds) -> SymbolScope {
        .some(jobs.filter { kinds.contains($0.kind) }.flatMap(\.symbols))
    }

    var brokerUse: BrokerUse? {
        BrokerUse(settings.broker, at: settings.$broker.span, calls: jobs.map(\.callRate))
    }

    func run(_ feed: any Feed) async throws {
        guard let broker = feed.broker(named: settings.broker.name, as: KISBroker.self) else {
            throw SourceError(KISWebSocketSource.otherBroker(settings.broker.name), at: settings.$broker.span)
        }
        let line = try await broker.line()
        var asking = Asking(feed, line) { settings.jobs(lists) }
        try await asking.run()
    }
}
