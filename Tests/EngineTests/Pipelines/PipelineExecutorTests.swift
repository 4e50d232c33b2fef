import Dispatch
import Foundation
import PluginAPI
import Synchronization
import Testing

@testable import Engine

@Suite struct PipelineExecutorTests {
    /// What a batch may take here, short enough to be spent in a loop.
    private static let limits = SlownessWatch.Limits(processor: .milliseconds(1), clock: .milliseconds(2))

    private let maker = TradeMaker()

    @Test func `a batch that comes while another thread is in the pipeline waits and is not lost`() {
        let door = Door()
        let executor = executor(door, watch: nil)
        let first = maker.trades("09:00 1")
        var second = maker.trades("09:00 2")
        second[0].header.sequence = 2

        let queue = DispatchQueue(label: "first")
        queue.async {
            executor.offer(first.span)
            executor.run(first.span)
        }
        door.entered.wait()
        executor.offer(second.span)
        executor.run(second.span)
        #expect(door.seen.withLock { $0 } == [])
        door.leave.signal()
        door.leave.signal()
        queue.sync {}
        executor.finish()

        #expect(door.seen.withLock { $0 } == [1, 2])
    }

    @Test func `when the queue is full the oldest trades are dropped and counted`() {
        let door = Door()
        let executor = executor(door, watch: nil)
        let queue = DispatchQueue(label: "first")
        let first = maker.trades("09:00 1")
        queue.async {
            executor.offer(first.span)
            executor.run(first.span)
        }
        door.entered.wait()

        for sequence in 2...(PipelineExecutor.queueLimit + 11) {
            var trades = maker.trades("09:00 2")
            trades[0].header.sequence = Int64(sequence)
            executor.offer(trades.span)
        }
        for _ in 0...PipelineExecutor.queueLimit { door.leave.signal() }
        queue.sync {}
        executor.finish()

        #expect(executor.dropped == 10)
        let seen = door.seen.withLock { $0 }
        #expect(seen.count == PipelineExecutor.queueLimit + 1)
        #expect(seen.prefix(2) == [1, 12])
    }

    @Test func `a slow rule is told of and its pipeline gets a thread of its own`() {
        let told = Counter()
        let stage = SleepyStage()
        let executor = PipelineExecutor(
            name: "slow",
            core: PipelineCore(stages: [stage], gate: SessionGate(nil, calendars: Moments.calendars), bars: []),
            watch: SlownessWatch(Self.limits),
            onOutput: { _ in },
            onSlow: { _ in told.add() }
        )

        for sequence in 1...3 {
            var trades = maker.trades("09:00 1")
            trades[0].header.sequence = Int64(sequence)
            executor.offer(trades.span)
            executor.run(trades.span)
            executor.finish()
        }

        #expect(told.value == 1)
        let caller = ObjectIdentifier(Thread.current)
        #expect(SleepyStage.threads.withLock { $0.map { $0 == caller } } == [true, false, false])
    }

    @Test func `a thread that brings events does not stay in a slow pipeline for those of another`() {
        let door = Door()
        let executor = executor(door, watch: SlownessWatch(Self.limits))
        let first = maker.trades("09:00 1")
        var second = maker.trades("09:00 2")
        second[0].header.sequence = 2
        let queue = DispatchQueue(label: "first")
        queue.async {
            executor.offer(first.span)
            executor.run(first.span)
        }
        door.entered.wait()
        executor.offer(second.span)

        let end = ContinuousClock.now + Self.limits.clock * 2
        while ContinuousClock.now < end {}
        door.leave.signal()
        // Returns although nobody lets the second batch out.
        queue.sync {}
        door.leave.signal()
        executor.finish()

        #expect(door.seen.withLock { $0 } == [1, 2])
    }

    @Test func `moments do not pile up in a pipeline that is at work`() {
        let door = Door()
        let executor = executor(door, watch: nil)
        let queue = DispatchQueue(label: "first")
        let first = maker.trades("09:00 1")
        queue.async {
            executor.offer(first.span)
            executor.run(first.span)
        }
        door.entered.wait()
        var second = maker.trades("09:00 2")
        second[0].header.sequence = 2
        executor.offer(second.span)

        for sequence in 3...(PipelineExecutor.queueLimit + 11) {
            executor.offer(momentOf: Moments.header("09:00", sequence: Int64(sequence)))
        }
        door.leave.signal()
        door.leave.signal()
        queue.sync {}
        executor.finish()

        #expect(door.seen.withLock { $0 } == [1, 2])
        #expect(executor.dropped == 0)
    }

    @Test func `a batch that its thread does not get to can be run by another, once`() {
        let door = Door()
        let executor = executor(door, watch: nil)
        let trades = maker.trades("09:00 1")
        executor.offer(trades.span)

        executor.takeOver(.trades(trades, isOpen: true))
        door.entered.wait()
        executor.run(trades.span)
        executor.takeOver(.trades(trades, isOpen: true))
        door.leave.signal()
        executor.finish()

        #expect(door.seen.withLock { $0 } == [1])
    }

    @Test func `a pipeline at work tells of its batch and its rule`() {
        let door = Door()
        let executor = executor(door, watch: nil)
        let trades = maker.trades("09:00 1")
        #expect(executor.atWork == nil)

        executor.hand(.trades(trades, isOpen: true))
        door.entered.wait()
        let work = executor.atWork
        door.leave.signal()
        executor.finish()

        #expect(work?.sequence == 1)
        #expect(work?.rule == "quiet")
    }

    @Test func `a rule at work keeps nobody waiting who wants the states`() {
        let door = Door()
        let executor = executor(door, watch: nil)
        executor.hand(.trades(maker.trades("09:00 1"), isOpen: true))
        door.entered.wait()

        executor.checkpoint(at: Moments.at("09:00"))

        door.leave.signal()
        executor.finish()
    }

    // MARK: - Helpers

    private func executor(_ door: Door, watch: SlownessWatch?) -> PipelineExecutor {
        PipelineExecutor(
            name: "test",
            core: PipelineCore(
                stages: [DoorStage(door)],
                gate: SessionGate(nil, calendars: Moments.calendars),
                bars: []
            ),
            watch: watch,
            onOutput: { _ in },
            onSlow: { _ in }
        )
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    /// Lets a test hold a thread inside the pipeline.
    private final class Door: Sendable {
        let entered = DispatchSemaphore(value: 0)
        let leave = DispatchSemaphore(value: 0)
        let seen = Mutex<[Int64]>([])
    }

    private class QuietStage: RuleStage {
        let id = "quiet"
        let consumes: EventKinds = .trades
        let isFilter = false
        let isProtective = false
        let usesTimers = false
        let severity: AlertSeverity? = nil

        func prepare(_ context: RuleContext) {}
        func restore(_ saved: SavedState) throws {}
        func receive(_ trades: Span<Trade>, _ signals: inout Signals) {}
        func receive(_ event: Event, _ signals: inout Signals) {}
        func filter(_ signal: Signal) -> Verdict { .pass }
        func standing(of symbol: Symbol) -> RuleStanding? { nil }
        func snapshot() -> StateSnapshot? { nil }
    }

    private final class DoorStage: QuietStage {
        private let door: Door

        init(_ door: Door) { self.door = door }

        override func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
            door.entered.signal()
            door.leave.wait()
            for index in trades.indices { door.seen.withLock { $0.append(trades[index].header.sequence) } }
        }
    }

    /// Takes longer than the executor's patience, and notes whether it runs on the pipeline's own queue.
    private final class SleepyStage: QuietStage {
        static let threads = Mutex<[ObjectIdentifier]>([])

        override func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
            Self.threads.withLock { $0.append(ObjectIdentifier(Thread.current)) }
            let end = ContinuousClock.now + PipelineExecutorTests.limits.clock * 2
            while ContinuousClock.now < end {}
        }
    }
}
