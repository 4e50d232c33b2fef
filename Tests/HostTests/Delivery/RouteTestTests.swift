import Testing

/// What `host route test` says of a sample alert, without sending anything.
@Suite struct RouteTestTests {
    @Test(arguments: [
        (["--symbol", "005930"], "at once; the next one like it 15m later at the earliest"),
        (["--symbol", "005930", "--severity", "critical"], "at once\n"),
        (["--symbol", "005930", "--at", "2026-11-20T23:30"], "held back until 2026-11-21 07:00; the next one like it"),
        (["--symbol", "035720"], "not sent: not one of this person's instruments\n"),
    ])
    func `it says when an alert goes, and when the next one like it does`(
        arguments: [String],
        words: String
    ) throws {
        let moment = arguments.contains("--at") ? [] : ["--at", "2026-11-20T12:00"]

        let result = try Program("host").run(
            ["route", "test", "config.yaml"] + arguments + moment,
            in: SampleFolder.workspace(PlanSamples.routed)
        )

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("ann → sinks.phone: \(words)"), "\(result.output)")
        #expect(result.output.contains("targets.sinks.console: at once\n"))
    }
}
