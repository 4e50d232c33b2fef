import PluginAPI
import Synchronization
import Testing

@testable import Engine

/// What a failure costs, and what it does not.
@Suite struct OutboxFailureTests {
    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `an alert is not given up because the service asks for a pause after the one behind it arrived`()
        async throws
    {
        let sink = try await passBy { .retry(after: .seconds(30), reason: "too many") }

        #expect(sink.calls.last?.id == "a")
        #expect(try desk.states() == ["a delivered", "b delivered"])
    }

    @Test func `an alert is not given up because the line is cut once after the one behind it arrived`() async throws {
        let sink = try await passBy { .retry(after: nil, reason: "connection refused") }

        #expect(sink.calls.last?.id == "a")
        #expect(try desk.states() == ["a delivered", "b delivered"])
    }

    @Test func `an alert that never arrives while those behind it do is given up`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            if call.id == "d" { stopper.stop() }
            return call.id == "a" ? .retry(after: nil, reason: "a page of something else") : .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b", "c", "d"])

        await desk.run(stopper)

        #expect(try desk.states() == ["a dead", "b delivered", "c delivered", "d delivered"])
    }

    @Test func `a lost answer after a long outage does not make an alert a dead letter`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, number in
            if number <= 25 { return .retry(after: nil, reason: "connection refused") }
            if number == 26 { return .unknown(reason: "no answer") }
            stopper.stop()
            return .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a"])

        await desk.run(stopper)

        #expect(sink.calls.count == 27)
        #expect(try desk.states() == ["a delivered"])
    }

    @Test func `an alert whose answer is lost every time is given up after twenty times`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            guard call.id == "a" else { return .delivered }
            return .unknown(reason: "no answer")
        }
        let other = ServiceSink(clock: desk.clock) { _, _ in
            stopper.stop()
            return .delivered
        }
        desk.place(["phone": sink, "mail": other])
        try desk.put(["a"])

        await desk.run(stopper)

        #expect(sink.calls.count == DestinationWorker.mostRepeats)
        #expect(try desk.states().first == "a dead")
    }

    @Test func `what has begun goes on as no repeat, and begins again as one after a restart`() async throws {
        let stopper = Stopper()
        let first = ServiceSink(clock: desk.clock) { _, number in
            if number == 3 { stopper.stop() }
            return .partial(after: .seconds(7), reason: "it goes out in parts")
        }
        desk.place(["phone": first])
        try desk.put(["a"])
        await desk.run(stopper)

        let second = ServiceSink(clock: desk.clock)
        desk.place(["phone": second])
        desk.clock.advance(to: desk.clock.now + .seconds(7))
        await desk.drain()

        #expect(first.calls.map(\.mayRepeat) == [false, false, false])
        #expect(second.calls.map(\.mayRepeat) == [true])
    }

    @Test func `what has begun is a repeat once an answer to it was lost`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { _, number in
            switch number {
            case 1: return .partial(after: nil, reason: "it goes out in parts")
            case 2: return .unknown(reason: "no answer")
            default:
                stopper.stop()
                return .delivered
            }
        }
        desk.place(["phone": sink])
        try desk.put(["a"])

        await desk.run(stopper)

        #expect(sink.calls.map(\.mayRepeat) == [false, false, true])
    }

    @Test func `a critical alert that fails again and again holds up neither critical nor ordinary ones`()
        async throws
    {
        let stopper = Stopper()
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            if call.id == "d" { stopper.stop() }
            return ["a", "b"].contains(call.id) ? .unknown(reason: "500") : .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b", "c"], .critical)
        try desk.put(["d"])

        await desk.run(stopper)

        #expect(sink.calls.filter { !["a", "b"].contains($0.id) }.map(\.id) == ["c", "d"])
    }

    // MARK: - Helpers

    /// Lets the first of two alerts fail until the second has passed it by, then once more in another way.
    private func passBy(then answer: @escaping @Sendable () -> DeliveryOutcome) async throws -> ServiceSink {
        let stopper = Stopper()
        let tries = Mutex<Int?>(nil)
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            guard call.id == "a" else {
                tries.withLock { $0 = 0 }
                return .delivered
            }
            let number = tries.withLock { tries in
                tries = tries.map { $0 + 1 }
                return tries
            }
            guard let number else { return .retry(after: nil, reason: "busy") }
            guard number > 1 else { return answer() }
            stopper.stop()
            return .delivered
        }
        desk.place(["phone": sink])
        try desk.put(["a", "b"])
        await desk.run(stopper)
        return sink
    }
}
