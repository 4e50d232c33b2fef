import Engine
import Foundation
import PluginAPI
import Testing

/// How a run ends, and what does not keep it from ending.
@Suite struct HostRunEndingTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `a sink that hangs keeps nothing from another and is ended at the deadline`() async throws {
        let place = UUID().uuidString

        let report = try await workspace.run(
            """
            version: 1
            host: { shutdown: 200ms }
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks: [hanging, { collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place).count == 1)
        #expect(report.missedDeadline)
    }

    @Test func `a stopped run ends in good order and its rules go on in the next`() async throws {
        let place = UUID().uuidString
        let yaml = """
            version: 1
            pipelines:
              test:
                sources: [{ scripted: { trades: ["09:00 99"], end: wait } }]
                rules: [below]
                sinks: [{ collect: { into: \(place) } }]
            """

        for _ in 1...2 {
            let run = try HostRun(workspace.blueprint(yaml))
            async let report = run.run()
            try await waitUntil { run.board.snapshot["pipelines.test.sources.scripted"]?.state == .running }
            run.stop()
            #expect(await report.isClean)
        }

        #expect(CollectSink.texts(place) == ["005930 99원 (1번째)", "005930 99원 (2번째)"])
    }

    @Test func `a rule that does not return is named and stops nobody else`() async throws {
        let (place, door) = (UUID().uuidString, UUID().uuidString)
        let run = try HostRun(
            workspace.blueprint(
                """
                version: 1
                host: { shutdown: 400ms }
                sources: { market: { scripted: { trades: ["09:00 99"], end: wait } } }
                pipelines:
                  stuck:
                    sources: [market]
                    rules: [{ stuck: { door: \(door) } }]
                    sinks: [{ collect: { into: \(place) } }]
                  sound:
                    sources: [market]
                    rules: [below]
                    sinks: [{ collect: { into: \(place) } }]
                """
            )
        )

        async let report = run.run()
        try await waitUntil { run.board.snapshot["pipelines.stuck"]?.state == .degraded }
        let reason = run.board.snapshot["pipelines.stuck"]?.reason
        try await waitUntil { !CollectSink.texts(place).isEmpty }
        run.stop()
        let late = await report

        #expect(reason?.contains("`stuck`") ?? false)
        #expect(CollectSink.texts(place) == ["005930 99원 (1번째)"])
        #expect(late.missedDeadline)
        #expect(late.components["sources.market"]?.state == .failed)
        #expect(late.components["pipelines.stuck"]?.state == .failed)
        #expect(late.components["pipelines.sound"]?.state == .stopped)
        StuckRule.door(door).signal()
    }

    @Test func `as many rules that never return as there are processors stop nobody else`() async throws {
        let (place, door) = (UUID().uuidString, UUID().uuidString)
        let count = ProcessInfo.processInfo.activeProcessorCount + 1
        let stuck = (1...count).map { number in
            """
              stuck-\(number):
                sources: [{ scripted: { trades: ["09:00 99"], end: wait } }]
                rules: [{ spinning: { door: \(door) } }]
                sinks: [{ collect: { into: \(UUID().uuidString) } }]
            """
        }
        let run = try HostRun(
            workspace.blueprint(
                """
                version: 1
                host: { shutdown: 400ms }
                pipelines:
                \(stuck.joined(separator: "\n"))
                  sound:
                    sources: [{ scripted: { trades: ["09:00 99"], end: wait } }, { clockwork: { at: ["09:01"] } }]
                    rules: [below, tick]
                    sinks: [{ collect: { into: \(place) } }]
                """
            ),
            clock: AcceleratedClock(origin: Moments.at("09:00:59"), speed: 1)
        )

        async let report = run.run()
        for number in 1...count {
            try await waitUntil { run.board.snapshot["pipelines.stuck-\(number)"]?.state == .degraded }
        }
        try await waitUntil { CollectSink.texts(place).contains("09:01") }
        run.stop()
        let late = await report
        SpinningRule.open(door)

        #expect(late.components["pipelines.sound"]?.state == .stopped)
        #expect(late.components.values.filter { $0.state == .failed }.count == 2 * count)
    }

    @Test func `in a recording only the pipeline whose rule does not return is late`() async throws {
        let door = UUID().uuidString
        let run = try HostRun(
            workspace.blueprint(
                """
                version: 1
                host: { shutdown: 400ms }
                sources: { day: { tape: { trades: ["09:00 99"] } } }
                pipelines:
                  stuck:
                    sources: [day]
                    rules: [{ stuck: { door: \(door) } }]
                    sinks: [{ collect: { into: \(UUID().uuidString) } }]
                  sound:
                    sources: [day]
                    rules: [below]
                    sinks: [{ collect: { into: \(UUID().uuidString) } }]
                """
            )
        )

        async let report = run.run()
        try await waitUntil { run.board.snapshot["pipelines.stuck"]?.state == .degraded }
        run.stop()
        let late = await report
        StuckRule.door(door).signal()

        let failed = late.components.filter { $0.value.state == .failed }.keys.sorted()
        #expect(failed == ["pipelines.stuck", "sources.day"])
    }

    @Test func `a source and a sink that do not end are both named`() async throws {
        let door = UUID().uuidString
        let run = try HostRun(
            workspace.blueprint(
                """
                version: 1
                host: { shutdown: 600ms }
                pipelines:
                  test:
                    sources: [{ scripted: { trades: ["09:00 99"], end: wait } }]
                    rules: [below]
                    sinks: [{ stubborn: { door: \(door) } }]
                  stuck:
                    sources: [{ scripted: { trades: ["09:00 99"], end: wait } }]
                    rules: [{ stuck: { door: \(door) } }]
                    sinks: [{ collect: { into: \(UUID().uuidString) } }]
                """
            )
        )
        async let report = run.run()
        try await waitUntil { run.board.snapshot["pipelines.stuck"]?.state == .degraded }

        run.stop()
        let late = await report
        for _ in 1...2 { StuckRule.door(door).signal() }

        let failed = late.components.filter { $0.value.state == .failed }.keys.sorted()
        #expect(
            failed == ["pipelines.stuck", "pipelines.stuck.sources.scripted", "pipelines.test.sinks.stubborn"]
        )
    }

    @Test func `a cancelled run ends like a stopped one`() async throws {
        let place = UUID().uuidString
        let run = try HostRun(
            workspace.blueprint(
                """
                version: 1
                pipelines:
                  test:
                    sources: [{ scripted: { trades: ["09:00 99"], end: wait } }]
                    rules: [below]
                    sinks: [{ collect: { into: \(place) } }]
                """
            )
        )
        let task = Task { await run.run() }
        try await waitUntil { run.board.snapshot["pipelines.test.sources.scripted"]?.state == .running }

        task.cancel()

        #expect(await task.value.isClean)
        #expect(CollectSink.texts(place) == ["005930 99원 (1번째)"])
    }

    @Test func `a sink that cannot be cancelled is left behind`() async throws {
        let door = UUID().uuidString

        let report = try await workspace.run(
            """
            version: 1
            host: { shutdown: 100ms }
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks: [{ stubborn: { door: \(door) } }]
            """
        )

        #expect(report.missedDeadline)
        #expect(
            report.components.filter { $0.value.state == .failed }.keys.sorted() == [
                "pipelines.test.sinks.stubborn"
            ]
        )
        StuckRule.door(door).signal()
    }
}
