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
}
