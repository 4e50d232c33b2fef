import Dispatch
import PluginAPI
import Synchronization
import Testing

@testable import Engine

@Suite struct StatusRelayTests {
    @Test func `who tells of a change does not wait for the pipelines that see it`() {
        let door = DispatchSemaphore(value: 0)
        let decided = Mutex(0)
        let executor = PipelineExecutor(
            name: "test",
            core: PipelineCore(
                stages: [RuleRunner(WatchdogRule(settings: .init()), id: "watchdog", settingsDigest: "")],
                gate: SessionGate(nil, calendars: Moments.calendars),
                bars: []
            ),
            watch: nil,
            onOutput: { _ in
                door.wait()
                decided.withLock { $0 += 1 }
            },
            onSlow: { _ in }
        )
        let relay = StatusRelay()
        relay.connect(
            executor,
            on: Timeline(clock: RealClock(), routes: [], pipelines: [executor]) { _ in Moments.friday }
        )

        relay.send(Status(component: "a", state: .failed))
        relay.send(Status(component: "b", state: .failed))
        #expect(decided.withLock { $0 } == 0)
        door.signal()
        door.signal()
        executor.finish()

        #expect(decided.withLock { $0 } == 2)
    }
}
