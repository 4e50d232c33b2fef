import PluginAPI
import Testing

@testable import Engine

/// Sources that follow the lists of users.
@Suite struct WatchedSourcesTests {
    private let workspace: Workspace
    private let blueprint: Blueprint
    private let sources: WatchedSources

    init() throws {
        workspace = try Workspace()
        blueprint = try workspace.blueprint(
            """
            version: 1
            brokers: { desk: { bar-broker: { registrations: 2 } } }
            users:
              ann: { symbols: [005930], channels: [{ collect: { into: x } }] }
            pipelines:
              korea:
                sources: [{ broker-ticks: { broker: desk, trades: users.krx } }]
                rules: [below]
                sinks: [users]
            """
        )
        sources = WatchedSources(blueprint)
    }

    private func symbol(_ text: String) throws -> Symbol { try #require(Symbol(text)) }

    private var broker: BarBroker? { blueprint.brokers.first?.broker as? BarBroker }

    @Test func `the broker follows what is added and taken out`() throws {
        #expect(sources.follow(try symbol("000660")) == nil)
        sources.leave(try symbol("005930"))

        #expect(broker?.registered == [["005930", "000660"], ["000660"]])
        #expect(sources.pipelines(of: try symbol("000660")) == ["korea"])
    }

    @Test func `what the broker has no room for is refused, and nothing changes`() throws {
        #expect(sources.follow(try symbol("000660")) == nil)

        let refusal = sources.follow(try symbol("035720"))

        #expect(refusal?.en == "the account 'desk' has no registration and no call left; take another one out first")
        #expect(broker?.registered == [["005930", "000660"]])
        #expect(blueprint.sources[0].source.symbols == .some([try symbol("005930"), try symbol("000660")]))
    }

    @Test func `an instrument of a market that no list is of is out of reach`() throws {
        #expect(sources.reaches(try symbol("000660")))
        #expect(!sources.reaches(try symbol("NASDAQ:AAPL")))
    }

    @Test func `a run begins with what was changed before`() throws {
        let database = try StateDatabase(in: StateDirectory(workspace.path))
        let list = try Watchlist(blueprint.users, in: database)
        try list.change(try symbol("000660"), of: "ann", isAdded: true, at: Moments.at("09:00"))
        try list.change(try symbol("005930"), of: "ann", isAdded: false, at: Moments.at("09:00"))

        sources.begin(with: try Watchlist(blueprint.users, in: database))

        #expect(blueprint.sources[0].source.symbols == .some([try symbol("000660")]))
    }
}
