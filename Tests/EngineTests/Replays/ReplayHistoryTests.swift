import Engine
import PluginAPI
import Testing

@Suite struct ReplayHistoryTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `past bars of the days before the recording are welcome, the configuration's own first`() throws {
        let own = try workspace.write(Self.bars("2026-11-18", "2026-11-19"), to: "own.csv")
        let other = try workspace.write(Self.bars("2026-11-19"), to: "other.csv")

        let named = try Replay(of: blueprint(history: own), as: request(history: other))
        let unnamed = try Replay(of: blueprint(history: nil), as: request(history: other))

        #expect(named.blueprint.pipelines[0].history?.path == own)
        #expect(unnamed.blueprint.pipelines[0].history?.path == other)
    }

    @Test func `a rule that needs past bars and gets none is an error`() throws {
        let blueprint = try blueprint(history: nil)

        let text = try message { try Replay(of: blueprint, as: request()) }

        #expect(text.contains("--history FILE.csv"), "\(text)")
    }

    @Test(
        arguments: [
            (["2026-11-20", "2026-11-23"], "has no bar before it: its first is of 2026-11-20"),
            (["2026-11-17", "2026-11-18"], "lacks the trading day before it: its last bar is of 2026-11-18"),
            ([], "holds no daily bar"),
        ] as [([String], String)]
    )
    func `bars of another time than the recording are an error`(days: [String], words: String) throws {
        let path = try workspace.write(Self.bars(days), to: "bars.csv")
        let blueprint = try blueprint(history: nil)

        let text = try message { try Replay(of: blueprint, as: request(history: path)) }

        #expect(text.contains(words), "\(text)")
    }

    @Test func `bars of other instruments alone are an error`() throws {
        let path = try workspace.write(Self.bars("2026-11-19"), to: "bars.csv")
        let blueprint = try blueprint(history: nil)

        let text = try message { try Replay(of: blueprint, as: request(history: path, playing: "000660")) }

        #expect(text.contains("what the pipeline 'test' watches (000660)"), "\(text)")
    }

    @Test func `a file that is no table of bars is an error`() throws {
        let path = try workspace.write("name,price\n", to: "bars.csv")
        let blueprint = try blueprint(history: nil)

        let text = try message { try Replay(of: blueprint, as: request(history: path)) }

        #expect(text.contains("has no column 'symbol'"), "\(text)")
    }

    // MARK: - Helpers

    /// A live configuration whose rule needs past bars, which are those of a file or, without one, of a broker.
    private func blueprint(history: String?) throws -> Blueprint {
        let file = try history ?? workspace.write(Self.bars("2026-11-19"), to: "valid.csv")
        var blueprint = try workspace.blueprint(
            """
            version: 1
            history: { csv: { path: \(file) } }
            pipelines:
              test: { sources: [{ live-trades: { all: true } }], rules: [historian], sinks: [board] }
            """
        )
        if history == nil { blueprint.pipelines[0].history = nil }
        return blueprint
    }

    private func request(history: String? = nil, playing symbol: String? = nil) -> ReplayRequest {
        var request = ReplayRequest(stateFolder: workspace.path + "/own")
        request.history = history
        request.recording = { (_) throws(ReplayError) in OneInstrument(symbol: symbol.flatMap { Symbol($0) }) }
        return request
    }

    private func message(_ work: () throws -> Replay) throws -> String {
        let error = #expect(throws: ReplayError.self) { _ = try work() }
        return try #require(error).message.en
    }

    private static func bars(_ days: String...) -> String { bars(days) }

    private static func bars(_ days: [String]) -> String {
        "symbol,date,open,high,low,close,volume\n" + days.map { "005930,\($0),10,12,9,11,100\n" }.joined()
    }
}

/// A recording of the morning of 2026-11-20, of one instrument or of whatever there is.
private struct OneInstrument: RecordedSource {
    struct Settings: PluginSettings {}

    static let name = "one-instrument"
    static let summary: LocalizedText = "Plays nothing."
    static let produces: EventKinds = .trades

    let symbols: SymbolScope

    init(settings: Settings) { symbols = .any }

    init(symbol: Symbol?) { symbols = symbol.map { .some([$0]) } ?? .any }

    func origin(in directory: String) throws(SourceError) -> Timestamp { Moments.at("09:00") }

    func run(_ feed: any Feed) async throws {}
}
