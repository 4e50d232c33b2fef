import PluginAPI

/// The sources that follow the lists of users, and the brokers behind them.
struct WatchedSources: Sendable {
    /// One list of one source.
    private struct Follower: Sendable {
        let index: Int
        let source: any AdjustableSource
        let list: UserList
    }

    private let blueprint: Blueprint
    private let followers: [Follower]

    init(_ blueprint: Blueprint) {
        self.blueprint = blueprint
        followers = blueprint.sources.enumerated().flatMap { index, part -> [Follower] in
            guard let source = part.source as? any AdjustableSource else { return [] }
            return part.userLists.map { Follower(index: index, source: source, list: $0) }
        }
    }

    /// Has the sources begin with what people have changed since the configuration was written.
    func begin(with watchlist: Watchlist) {
        for symbol in watchlist.all.subtracting(watchlist.allWritten).sorted() { add(symbol) }
        for symbol in watchlist.allWritten.subtracting(watchlist.all) { remove(symbol) }
    }

    /// Whether some source brings an instrument, or can.
    func reaches(_ symbol: Symbol) -> Bool {
        followers.contains { $0.list.takes(symbol) }
            || blueprint.sources.contains { part in
                guard case .some(let symbols) = part.source.symbols else { return true }
                return symbols.contains(symbol)
            }
    }

    /// Has the sources bring an instrument, if the broker has room for it.
    ///
    /// - Returns: why it has not; nothing was changed then.
    func follow(_ symbol: Symbol) -> LocalizedText? {
        add(symbol)
        for (broker, plan) in plans where plan.problem != nil {
            remove(symbol)
            return LocalizedText(
                ko: "`\(broker.name)` 계좌의 실시간 등록과 조회 한도가 찼습니다. 먼저 다른 종목을 빼세요.",
                en: "the account '\(broker.name)' has no registration and no call left; take another one out first"
            )
        }
        adjust()
        return nil
    }

    /// Has the sources bring an instrument no longer.
    func leave(_ symbol: Symbol) {
        remove(symbol)
        adjust()
    }

    /// The pipelines that get events of an instrument from a list of the users.
    func pipelines(of symbol: Symbol) -> [String] {
        let sources = Set(followers.filter { $0.list.takes(symbol) }.map(\.index))
        return blueprint.pipelines.filter { !sources.isDisjoint(with: $0.sources) }.map(\.name)
    }

    private func add(_ symbol: Symbol) {
        for follower in followers where follower.list.takes(symbol) {
            follower.source.add(symbol, to: follower.list.place)
        }
    }

    private func remove(_ symbol: Symbol) {
        for follower in followers where follower.list.takes(symbol) {
            follower.source.remove(symbol, from: follower.list.place)
        }
    }

    private var plans: [(broker: BrokerBlueprint, plan: ConnectionPlan)] {
        let names = Set(followers.compactMap { $0.source.brokerUse?.broker })
        return blueprint.brokers.filter { names.contains($0.name) }.map { broker in
            (broker, ConnectionPlan(blueprint.uses(of: broker), terms: broker.broker.terms))
        }
    }

    private func adjust() {
        for (broker, plan) in plans { broker.broker.adjust(to: plan) }
    }
}
