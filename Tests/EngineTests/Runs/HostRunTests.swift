import Engine
import Foundation
import PluginAPI
import Testing

@Suite struct HostRunTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `an alert goes from the source to the sink with its message`() async throws {
        let place = UUID().uuidString

        let report = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 101", "09:01 99"] } }]
                rules: [below]
                sinks: [{ collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place) == ["005930 99원 (1번째)"])
        #expect(report.pipelines[0].decisions.alerts == 1)
        #expect(report.isClean)
    }

    @Test func `the same tape gives the same hash and another tape another`() async throws {
        func hash(_ last: String) async throws -> String {
            let report = try await workspace.run(
                """
                version: 1
                pipelines:
                  test:
                    sources: [{ tape: { trades: ["09:00 99", "09:01 \(last)"] } }]
                    rules: [below, every-second]
                    sinks: [{ collect: { into: \(UUID().uuidString) } }]
                """
            )
            return report.pipelines[0].decisions.hash
        }

        let first = try await hash("98")

        #expect(try await hash("98") == first)
        #expect(try await hash("97") != first)
    }

    @Test func `a source that fails ends alone`() async throws {
        let place = UUID().uuidString

        let report = try await workspace.run(
            """
            version: 1
            pipelines:
              broken:
                sources: [{ scripted: { end: fail } }]
                rules: [below]
                sinks: [{ collect: { into: \(place) } }]
              sound:
                sources: [{ scripted: { trades: ["09:00 99"] } }]
                rules: [below]
                sinks: [{ collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place).count == 1)
        #expect(report.components["pipelines.broken.sources.scripted"]?.state == .failed)
        #expect(report.components["pipelines.broken.sources.scripted"]?.reason == "the script says so")
        #expect(report.components["pipelines.sound.sources.scripted"]?.state == .stopped)
        #expect(!report.isClean)
    }

    @Test func `a timetable's timers come between the trades of a recording`() async throws {
        let place = UUID().uuidString

        _ = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources:
                  - tape: { trades: ["09:00 99", "09:02 99"] }
                  - clockwork: { at: ["09:01", "09:03"] }
                rules: [below, tick]
                sinks: [{ collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place) == ["005930 99원 (1번째)", "09:01", "005930 99원 (2번째)", "09:03"])
    }

    @Test func `after a recording's end what falls due that day still comes`() async throws {
        let place = UUID().uuidString

        let report = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources:
                  - tape: { trades: ["15:29:50 99"] }
                  - clockwork: { at: ["16:00"] }
                rules: [{ alarm: { after: 1h } }, { bar-echo: { interval: 1m } }, tick]
                sinks: [{ collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place) == ["005930 99 99 99 99 x0", "16:00", "after 1"])
        #expect(report.isClean)
    }

    @Test func `a timer that a rule asked for comes after a restart`() async throws {
        let place = UUID().uuidString
        func run(_ trades: String, at time: String) async throws {
            let blueprint = try workspace.blueprint(
                """
                version: 1
                pipelines:
                  test:
                    sources: [{ scripted: { trades: [\(trades)], end: wait } }]
                    rules: [alarm]
                    sinks: [{ collect: { into: \(place) } }]
                """
            )
            let run = try HostRun(blueprint, clock: StillClock(now: Moments.at(time)))
            async let report = run.run()
            try await waitUntil { run.board.snapshot["pipelines.test.sources.scripted"]?.state == .running }
            if trades.isEmpty { try await waitUntil { !CollectSink.texts(place).isEmpty } }
            run.stop()
            #expect(await report.isClean)
        }

        try await run(#""09:00 99""#, at: "09:00:05")
        #expect(CollectSink.texts(place).isEmpty)
        try await run("", at: "09:00:11")

        #expect(CollectSink.texts(place) == ["after 1"])
    }

    @Test func `a rule that asks for timers without end is told of at the end of a recording`() async throws {
        let report = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules: [restless]
                sinks: [{ collect: { into: \(UUID().uuidString) } }]
            """
        )

        #expect(report.components["pipelines.test.sources.tape"]?.reason?.contains("끝없이") ?? false)
    }

    @Test func `outside a source's hours its trades reach protective rules only`() async throws {
        let place = UUID().uuidString

        _ = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { when: 09:00-09:10, trades: ["08:59 1", "09:00 2", "09:10 3"] } }]
                rules: [below, stop]
                sinks: [{ collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place) == ["stop 1원", "005930 2원 (1번째)", "stop 2원", "stop 3원"])
    }

    @Test func `a live rule that wants statuses is told of a part that fails`() async throws {
        let place = UUID().uuidString

        _ = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources: [{ scripted: { end: fail } }]
                rules: [watchdog]
                sinks: [{ collect: { into: \(place) } }]
            """
        )

        #expect(CollectSink.texts(place) == ["pipelines.test.sources.scripted: the script says so"])
    }

    @Test func `a sink that asks for events gets them`() async throws {
        let place = UUID().uuidString

        _ = try await workspace.run(
            """
            version: 1
            pipelines:
              test:
                sources: [{ tape: { trades: ["09:00 200", "09:02 201"] } }]
                rules: [below]
                sinks: [{ collect: { into: \(place), events: [Trade] } }]
            """
        )

        #expect(CollectSink.texts(place) == ["Trade", "Trade"])
    }

    @Test func `two hosts cannot share a state folder and the second names the first`() throws {
        let yaml = """
            version: 1
            pipelines:
              test:
                sources: [scripted]
                rules: [below]
                sinks: [hanging]
            """
        let first = try HostRun(workspace.blueprint(yaml))

        let error = #expect(throws: RunError.self) { try HostRun(workspace.blueprint(yaml)) }

        #expect(error?.message.en.contains("pid \(ProcessInfo.processInfo.processIdentifier)") ?? false)
        withExtendedLifetime(first) {}
    }
}
