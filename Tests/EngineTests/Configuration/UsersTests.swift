import PluginAPI
import Testing

@testable import Engine

@Suite struct UsersTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `one stream of prices serves people with different instruments`() async throws {
        let (ann, bob, all) = ("users-ann", "users-bob", "users-all")

        _ = try await workspace.run(
            """
            version: 1
            users:
              ann: { symbols: [005930, 000660], channels: [{ collect: { into: \(ann) } }] }
              bob: { symbols: [000660], channels: [{ collect: { into: \(bob) } }], min_severity: notice }
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99", "09:01 98 000660"] } }]
                rules: [below]
                sinks: [users, { collect: { into: \(all) } }]
            """
        )

        #expect(CollectSink.texts(ann) == ["005930 99원 (1번째)", "000660 98원 (2번째)"])
        #expect(CollectSink.texts(bob) == ["000660 98원 (2번째)"])
        #expect(CollectSink.texts(all).count == 2)
    }

    @Test func `people who share a sink are told once`() async throws {
        let place = "users-shared"

        _ = try await workspace.run(
            """
            version: 1
            sinks:
              home: { collect: { into: \(place) } }
            users:
              ann: { symbols: [005930], channels: [home] }
              bob: { symbols: [005930], channels: [home] }
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks: [users]
            """
        )

        #expect(CollectSink.texts(place).count == 1)
    }

    @Test func `a source takes the instruments of all users`() throws {
        let blueprint = try workspace.blueprint(
            """
            version: 1
            brokers: { desk: bar-broker }
            users:
              ann: { symbols: [005930, 000660], channels: [console-like] }
              bob: { symbols: [000660, 035720], channels: [console-like] }
            sinks:
              console-like: { collect: { into: x } }
            pipelines:
              test:
                sources: [{ broker-ticks: { broker: desk, trades: users } }]
                rules: [below]
                sinks: [users]
            """
        )

        #expect(blueprint.sources[0].source.symbols == .some(["005930", "000660", "035720"].compactMap(Symbol.init)))
    }

    @Test(arguments: [("users.krx", ["005930"]), ("users.us", ["NASDAQ:AAPL"]), ("users", ["005930", "NASDAQ:AAPL"])])
    func `a list can be that of one market, and deep within the settings`(word: String, symbols: [String]) throws {
        let blueprint = try workspace.blueprint(
            """
            version: 1
            brokers: { desk: bar-broker }
            users:
              ann: { symbols: [005930, NASDAQ:AAPL], channels: [{ collect: { into: x } }] }
            pipelines:
              test:
                sources: [{ broker-ticks: { broker: desk, trades: [035720], later: { symbols: \(word) } } }]
                rules: [below]
                sinks: [users]
            """
        )

        let source = blueprint.sources[0]
        #expect(source.source.symbols == .some((["035720"] + symbols).compactMap { Symbol($0) }))
        #expect(source.userLists.map(\.place) == ["later.symbols"])
    }

    @Test(arguments: [
        ("", "sinks: [users]", "'users' needs a section 'users:' in the configuration"),
        (
            "users: { ann: { symbols: [005930] } }", "sinks: [users]",
            "the user 'ann' has no 'channels' to be told through"
        ),
        (
            "users: { ann: { symbol: [005930], channels: [{ collect: { into: x } }] } }", "sinks: [users]",
            "the user 'ann' has no setting 'symbol'"
        ),
        (
            "users: { ann: { symbols: [005930], channels: [{ collect: { into: x } }] } }",
            "sinks: [{ collect: { into: x } }]",
            "no pipeline tells the users; write '- users' among the sinks of one"
        ),
    ])
    func `mistakes with users are said`(users: String, sinks: String, message: String) throws {
        let compiled = try workspace.compile(
            """
            version: 1
            \(users)
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                \(sinks)
            """
        )

        #expect(compiled.diagnostics.map(\.message.en) == [message])
    }
}
