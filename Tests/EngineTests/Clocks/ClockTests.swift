import PluginAPI
import Testing

@testable import Engine

@Suite struct ClockTests {
    @Test func `an accelerated clock starts at its origin and runs at its multiple`() async throws {
        let origin = Moments.at("09:00")
        let clock = AcceleratedClock(origin: origin, speed: 1_000_000)

        try await clock.sleep(until: Moments.at("09:10"))

        #expect(clock.now >= Moments.at("09:10"))
        let earlier = clock.now
        #expect(clock.now >= earlier)
    }

    @Test func `a recorded clock goes where it is asked to and never back`() async throws {
        let clock = RecordedClock(origin: Moments.at("09:00"))

        try await clock.sleep(until: Moments.at("15:30"))
        clock.advance(to: Moments.at("10:00"))

        #expect(clock.now == Moments.at("15:30"))
    }

    @Test(arguments: [0, 1])
    func `a sleeper that is cancelled says so on a clock that waits`(kind: Int) async {
        let clocks: [any RunClock] = [RealClock(), AcceleratedClock(origin: Moments.at("09:00"), speed: 1)]
        let clock = clocks[kind]

        let sleeper = Task { try await clock.sleep(until: clock.now + .seconds(3_600)) }
        sleeper.cancel()

        #expect(await sleeper.result.failure is CancellationError)
    }

    @Test func `the real clock does not wait for what has passed`() async throws {
        let clock = RealClock()

        try await clock.sleep(until: clock.now)

        #expect(clock.now > Moments.at("00:00", on: Moments.day("2020-01-01")))
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
