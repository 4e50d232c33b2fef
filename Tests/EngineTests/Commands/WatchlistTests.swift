import PluginAPI
import Testing
import YAML

@testable import Engine

@Suite struct WatchlistTests {
    private let workspace: Workspace
    private let database: StateDatabase

    init() throws {
        workspace = try Workspace()
        database = try StateDatabase(in: StateDirectory(workspace.path))
    }

    private func users(_ symbols: String...) throws -> [UserBlueprint] {
        [
            UserBlueprint(
                name: "ann",
                symbols: try symbols.map { try #require(Symbol($0)) },
                sinks: [],
                routing: SinkRouting(),
                span: SourceSpan(file: SourceFile(name: "config.yaml", text: ""), bytes: 0..<0)
            )
        ]
    }

    @Test func `what people change holds over restarts, in the order in which they did`() throws {
        let list = try Watchlist(users("005930", "000660"), in: database)
        let (added, taken) = (try #require(Symbol("NASDAQ:AAPL")), try #require(Symbol("005930")))
        try list.change(added, of: "ann", isAdded: true, at: Moments.at("09:00"))
        try list.change(taken, of: "ann", isAdded: false, at: Moments.at("09:01"))
        try list.change(taken, of: "bob", isAdded: true, at: Moments.at("09:02"))

        let again = try Watchlist(users("005930", "000660", "122630"), in: database)
        let seen = try Watchlist(users("005930", "000660"), stateFolder: workspace.path)

        #expect(list.symbols(of: "ann").map(\.description) == ["000660", "NASDAQ:AAPL"])
        #expect(again.symbols(of: "ann").map(\.description) == ["000660", "122630", "NASDAQ:AAPL"])
        #expect(seen.symbols(of: "ann") == list.symbols(of: "ann"))
        #expect(again.symbols(of: "bob").isEmpty)
        #expect(again.all.subtracting(again.allWritten) == [added])
        #expect(again.allWritten.subtracting(again.all) == [taken])
    }

    @Test func `a folder in which nothing has run changes nothing`() throws {
        let list = try Watchlist(users("005930"), stateFolder: workspace.path + "/none")

        #expect(list.symbols(of: "ann").map(\.description) == ["005930"])
    }
}
