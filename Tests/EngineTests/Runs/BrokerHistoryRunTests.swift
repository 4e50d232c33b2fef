import PluginAPI
import Testing

@testable import Engine

@Suite struct BrokerHistoryRunTests {
    @Test func `rules know the past bars of their broker before the first trade`() async throws {
        let workspace = try Workspace()

        let report = try await workspace.run(
            """
            version: 1
            host: { state: state }
            brokers: { main: bar-broker }
            pipelines:
              test:
                sources: [{ broker-ticks: { broker: main, trades: [005930] } }]
                rules: [look-back]
                sinks: [{ collect: { into: broker-history } }]
            """
        )

        #expect(
            CollectSink.texts("broker-history") == ["history 005930 1d, enough: true", "trade 005930"]
        )
        #expect(report.components["pipelines.test"]?.state == .stopped)
        #expect(!report.missedDeadline)
    }

    @Test func `rules know the past bars of what is held before they see it`() async throws {
        let workspace = try Workspace()

        _ = try await workspace.run(
            """
            version: 1
            host: { state: state }
            brokers: { main: bar-broker }
            pipelines:
              test:
                sources: [{ holdings: { broker: main, hold: [005930, "NASDAQ:AAPL"] } }]
                rules: [look-at-holdings]
                sinks: [{ collect: { into: held-history } }]
            """
        )

        let texts = CollectSink.texts("held-history")
        #expect(
            texts.dropLast().sorted() == ["history 005930 1d, enough: true", "history NASDAQ:AAPL 1d, enough: true"]
        )
        #expect(texts.last == "portfolio 005930 NASDAQ:AAPL")
    }

    @Test func `past bars of what is held come from a file as well`() async throws {
        let workspace = try Workspace()
        let rows = (10...19).map { "005930,2026-11-\($0),100,101,99,100,10" }.joined(separator: "\n")
        try workspace.write("symbol,date,open,high,low,close,volume\n\(rows)\n", to: "bars.csv")

        _ = try await workspace.run(
            """
            version: 1
            host: { state: state }
            history: { csv: { path: bars.csv } }
            brokers: { main: bar-broker }
            pipelines:
              test:
                sources: [{ holdings: { broker: main, hold: [005930] } }]
                rules: [look-at-holdings]
                sinks: [{ collect: { into: held-file } }]
            """
        )

        #expect(CollectSink.texts("held-file") == ["history 005930 1d, enough: true", "portfolio 005930"])
    }
}
