import PluginAPI
import Testing

@testable import Engine

@Suite struct HistoryBrokerTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `past bars come from the first broker of the sources`() throws {
        let pipeline = try workspace.blueprint(Self.configuration()).pipelines[0]

        #expect(pipeline.historyBroker == "other")
        #expect(pipeline.instrumentsBroker == "other")
        #expect(pipeline.sourceBrokers == ["other", "main"])
    }

    @Test func `a file that is named comes before a broker`() throws {
        try workspace.write("symbol,date,open,high,low,close,volume\n", to: "bars.csv")

        let pipeline = try workspace.blueprint(Self.configuration("history: { csv: { path: bars.csv } }")).pipelines[0]

        #expect(pipeline.historyBroker == nil)
        #expect(pipeline.history?.path.hasSuffix("bars.csv") ?? false)
        #expect(pipeline.instrumentsBroker == "other")
    }

    @Test func `a broker has no bars of the time of a recording`() throws {
        let text = Self.configuration().replacing(Self.sources, with: #"{ tape: { trades: ["09:00 99"] } }"#)

        let compiled = try workspace.compile(text)

        #expect(compiled.diagnostics.map(\.code).contains(.missingHistory))
    }

    @Test func `without a broker a file is needed`() throws {
        let text = Self.configuration().replacing(Self.sources, with: #"{ scripted: { trades: ["09:00 99"] } }"#)

        let compiled = try workspace.compile(text)

        #expect(compiled.diagnostics.map(\.code).contains(.missingHistory))
    }

    private static let sources = """
        { broker-ticks: { broker: other, trades: [005930] } }, { broker-ticks: { broker: main, trades: [000660] } }, \
        { broker-ticks: { broker: other, trades: [035420] } }
        """

    private static func configuration(_ history: String = "") -> String {
        """
        version: 1
        \(history)
        brokers: { main: bar-broker, other: bar-broker }
        pipelines:
          test:
            sources: [\(sources)]
            rules: [historian]
            sinks: [{ collect: { into: here } }]
        """
    }
}
