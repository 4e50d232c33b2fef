import PluginAPI
import PluginTesting
import Testing

@Suite struct ManualClockTests {
    private let clock = ManualClock(at: Timestamp(nanoseconds: 0))

    @Test func `a sleeper wakes when the clock has been moved to its moment`() async throws {
        let moment = clock.now + .seconds(10)
        async let woken: Void = clock.sleep(until: moment)
        await clock.untilAwaited()

        clock.advance(by: .seconds(9))
        let stillAsleep = clock.awaited
        clock.advance(by: .seconds(1))
        try await woken

        #expect(stillAsleep == [moment])
        #expect(clock.awaited.isEmpty)
    }

    @Test func `a moment that has passed is not waited for`() async throws {
        clock.advance(by: .seconds(5))

        try await clock.sleep(until: Timestamp(nanoseconds: 0))

        #expect(clock.awaited.isEmpty)
    }

    @Test func `a cancelled sleeper wakes with an error`() async {
        let sleeper = Task { [clock] in try await clock.sleep(until: Timestamp(nanoseconds: .max)) }
        await clock.untilAwaited()

        sleeper.cancel()

        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.awaited.isEmpty)
    }

    @Test func `a task that is cancelled already does not lie down`() async {
        let sleeper = Task { [clock] in
            withUnsafeCurrentTask { $0?.cancel() }
            try await clock.sleep(until: Timestamp(nanoseconds: .max))
        }

        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }

    @Test func `the clock never goes back`() {
        clock.advance(to: Timestamp(nanoseconds: 100))
        clock.advance(to: Timestamp(nanoseconds: 50))

        #expect(clock.now == Timestamp(nanoseconds: 100))
    }
}
