import Engine
import PluginAPI
import Synchronization
import Testing

@Suite struct ReplayTests {
    private let workspace: Workspace
    private let asked = AskedScopes()

    init() throws { workspace = try Workspace() }

    // MARK: - Sources

    @Test func `a live source is replaced, and the decisions are those of a recording`() async throws {
        let taped = try await workspace.run(Self.pipeline(sources: "tape: { trades: [\"09:00 99\", \"09:02 98\"] }"))
        let live = try workspace.blueprint(Self.pipeline(sources: "live-trades: { trades: [005930] }"))

        let report = try await run(Replay(of: live, as: request()))

        #expect(report.isClean)
        #expect(report.pipelines[0].decisions.alerts > 0)
        #expect(report.pipelines[0].decisions.hash == taped.pipelines[0].decisions.hash)
    }

    @Test func `a second replay decides the same`() async throws {
        let live = try workspace.blueprint(Self.pipeline(sources: "live-trades: { trades: [005930] }"))
        let first = try await run(Replay(of: live, as: request()))

        let second = try await run(Replay(of: live, as: request()))

        #expect(first.pipelines[0].decisions == second.pipelines[0].decisions)
    }

    @Test func `a pipeline gets the instruments whose trades its live sources give, and no others`() throws {
        let live = try workspace.blueprint(
            Self.pipeline(sources: "live-trades: { trades: [005930, 000660], quotes: [035720] }")
        )
        let both = try Self.symbols("000660", "005930")

        let replay = try Replay(of: live, as: request())

        #expect(replay.blueprint.sources.count == 2)
        #expect(asked.last == SymbolScope.some(both))
    }

    @Test func `several live sources of a pipeline are one recording of all their instruments`() throws {
        let live = try workspace.blueprint(
            Self.pipeline(sources: "live-trades: { trades: [005930] }", "live-trades: { trades: [000660] }")
        )
        let both = try Self.symbols("000660", "005930")

        _ = try Replay(of: live, as: request())

        #expect(asked.last == SymbolScope.some(both))
    }

    @Test func `a source of whatever comes gets the whole recording`() throws {
        let live = try workspace.blueprint(Self.pipeline(sources: "live-trades: { all: true }"))

        _ = try Replay(of: live, as: request())

        #expect(asked.last == SymbolScope.any)
    }

    @Test func `pipelines that watch the same share one recording, others have their own`() throws {
        let live = try workspace.blueprint(
            """
            version: 1
            pipelines:
              a: { sources: [{ live-trades: { trades: [005930, 000660] } }], rules: [below], sinks: [board] }
              b: { sources: [{ live-trades: { trades: [000660, 005930] } }], rules: [below], sinks: [board] }
              c: { sources: [{ live-trades: { trades: [005930] } }], rules: [below], sinks: [board] }
            """
        )

        let replay = try Replay(of: live, as: request())

        #expect(replay.blueprint.pipelines.map(\.sources) == [[0], [0], [1]])
        #expect(replay.blueprint.sources.map(\.component) == ["recording", "recording-2"])
    }

    @Test func `hours of a live source of trades hold for the recording in its place`() throws {
        let live = try workspace.blueprint(
            Self.pipeline(
                sources: "live-trades: { trades: [005930], when: \"09:00-09:10\" }",
                "live-trades: { quotes: [005930] }"
            )
        )

        let replay = try Replay(of: live, as: request())

        #expect(replay.blueprint.sources[0].condition == live.sources[0].condition)
        #expect(replay.blueprint.sources[0].condition != nil)
    }

    @Test func `without a recording pipelines play those they name, and live ones are left out`() throws {
        let mixed = try workspace.blueprint(
            """
            version: 1
            pipelines:
              live: { sources: [{ live-trades: { trades: [005930] } }], rules: [below], sinks: [board] }
              taped: { sources: [{ tape: { trades: ["09:00 99"] } }], rules: [below], sinks: [board] }
            """
        )

        let replay = try Replay(of: mixed, as: ReplayRequest(stateFolder: workspace.path + "/own"))

        #expect(replay.blueprint.pipelines.map(\.name) == ["taped"])
        #expect(replay.leftOut.map(\.pipeline) == ["live"])
        #expect(replay.leftOut[0].reason.en.contains("name a recording"))
    }

    // MARK: - What cannot be played

    @Test(arguments: [
        ("live-trades: { quotes: [005930] }", "below", "none of its sources gives that"),
        ("clockwork: { at: [\"09:01\"] }", "tick", "none of its sources gives that"),
        ("live-trades: { trades: [005930] }", "spread", "needs Quote events"),
    ])
    func `a pipeline that a recording cannot feed is left out with the reason`(
        source: String,
        rule: String,
        reason: String
    ) throws {
        let blueprint = try workspace.blueprint(
            """
            version: 1
            pipelines:
              other: { sources: [{ \(source) }], rules: [\(rule)], sinks: [board] }
              sound: { sources: [{ live-trades: { trades: [005930] } }], rules: [below], sinks: [board] }
            """
        )

        let replay = try Replay(of: blueprint, as: request())

        #expect(replay.blueprint.pipelines.map(\.name) == ["sound"])
        #expect(replay.leftOut.map(\.pipeline) == ["other"])
        #expect(replay.leftOut[0].reason.en.contains(reason), "\(replay.leftOut[0].reason.en)")
        #expect(throws: ReplayError.self) { try Replay(of: blueprint, as: request { $0.pipelines = ["other"] }) }
    }

    @Test func `sources with different hours cannot be one recording`() throws {
        let live = try workspace.blueprint(
            Self.pipeline(
                sources: "live-trades: { trades: [005930], when: \"09:00-09:10\" }",
                "live-trades: { trades: [000660] }"
            )
        )

        #expect { try Replay(of: live, as: request()) } throws: { error in
            (error as? ReplayError)?.message.en.contains("differ in their 'when'") == true
        }
    }

    @Test func `a rule that watches the program keeps no pipeline from being played`() throws {
        let live = try workspace.blueprint(
            """
            version: 1
            pipelines:
              test: { sources: [{ live-trades: { trades: [005930] } }], rules: [below, watchdog], sinks: [board] }
            """
        )

        #expect(try Replay(of: live, as: request()).leftOut.isEmpty)
    }

    @Test func `one of several pipelines can be chosen, and a wrong name is told with the near one`() throws {
        let live = try workspace.blueprint(
            """
            version: 1
            pipelines:
              momentum: { sources: [{ live-trades: { trades: [005930] } }], rules: [below], sinks: [board] }
              targets: { sources: [{ live-trades: { trades: [005930] } }], rules: [below], sinks: [board] }
            """
        )

        let replay = try Replay(of: live, as: request { $0.pipelines = ["targets"] })

        #expect(replay.blueprint.pipelines.map(\.name) == ["targets"])
        #expect { try Replay(of: live, as: request { $0.pipelines = ["momentun"] }) } throws: { error in
            guard let error = error as? ReplayError else { return false }
            return error.isMisuse && error.message.en.contains("did you mean: 'momentum'")
        }
    }

    // MARK: - Where things go

    @Test func `alerts go where it is asked for, and orders nowhere`() throws {
        let live = try workspace.blueprint(
            """
            version: 1
            pipelines:
              test:
                sources: [{ live-trades: { trades: [005930] } }]
                rules: [below]
                sinks: [board, { collect: { into: here } }]
            """
        )
        var settings = CollectSink.Settings()
        settings.into = "there"
        let own = CollectSink(settings: settings)

        let nowhere = try Replay(of: live, as: request())
        let shown = try Replay(of: live, as: request { $0.output = .only(own) })
        let sent = try Replay(of: live, as: request { $0.output = .configured })

        #expect(nowhere.blueprint.sinks.isEmpty)
        #expect(nowhere.blueprint.pipelines[0].sinks.isEmpty)
        #expect(shown.blueprint.sinks.map(\.name) == ["collect"])
        #expect(shown.blueprint.pipelines[0].sinks == [0])
        #expect(sent.blueprint.sinks.map(\.plugin) == ["collect"])
        #expect(sent.blueprint.pipelines[0].sinks == [0])
    }

    @Test func `no broker is left, and the state folder is the replay's own`() throws {
        let live = try workspace.blueprint(Self.pipeline(sources: "live-trades: { trades: [005930] }"))

        let replay = try Replay(of: live, as: request())

        #expect(replay.blueprint.brokers.isEmpty)
        #expect(replay.blueprint.host.state.path == workspace.path + "/own")
    }

    // MARK: - Helpers

    /// A replay of two trades in a folder of its own, which notes the instruments that are asked for.
    private func request(_ change: (inout ReplayRequest) -> Void = { _ in }) -> ReplayRequest {
        var request = ReplayRequest(stateFolder: workspace.path + "/own")
        request.recording = { [asked] (scope) throws(ReplayError) in
            asked.note(scope)
            var settings = TapeSource.Settings()
            settings.trades = ["09:00 99", "09:02 98"]
            return TapeSource(settings: settings)
        }
        change(&request)
        return request
    }

    private func run(_ replay: Replay) async throws -> RunReport { try await HostRun(replay.blueprint).run() }

    private static func symbols(_ texts: String...) throws -> [Symbol] { try texts.map { try #require(Symbol($0)) } }

    private static func pipeline(sources: String...) -> String {
        let entries = (sources + ["clockwork: { at: [\"09:01\"] }"]).map { "      - \($0)\n" }.joined()
        return "version: 1\npipelines:\n  test:\n    sources:\n\(entries)    rules: [below, tick]\n    sinks: [board]\n"
    }
}

/// The instruments that a replay has asked its recording for.
private final class AskedScopes: Sendable {
    private let scopes = Mutex<[SymbolScope]>([])

    var last: SymbolScope? { scopes.withLock(\.last) }

    func note(_ scope: SymbolScope) { scopes.withLock { $0.append(scope) } }
}
