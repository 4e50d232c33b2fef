import Dispatch
import Foundation
import PluginAPI
import Synchronization
import Testing

@testable import Engine

@Suite struct TimelineTests {
    private let maker = TradeMaker()

    @Test func `events are numbered from one without gaps`() throws {
        let setup = Setup()
        var first = maker.trades("09:00 99", "09:00 98")
        var second = maker.trades("09:01 97")

        try setup.timeline.send(&first, from: 0)
        try setup.timeline.send(&second, from: 0)

        #expect((first + second).map(\.header.sequence) == [1, 2, 3])
        #expect(setup.decided == [1, 2, 3])
    }

    @Test func `time never runs backwards for rules`() throws {
        let setup = Setup()
        var trades = maker.trades("09:01 99", "09:00 98")

        try setup.timeline.send(&trades, from: 0)

        #expect(trades.map(\.header.receivedAt) == [Moments.at("09:01"), Moments.at("09:01")])
        #expect(trades.map(\.header.exchangeTime) == [Moments.at("09:01"), Moments.at("09:00")])
    }

    @Test func `a closed timeline takes nothing more`() throws {
        let setup = Setup()
        var trades = maker.trades("09:00 99")
        setup.timeline.close()

        #expect(throws: FeedClosed.self) { try setup.timeline.send(&trades, from: 0) }
        #expect(setup.decided.isEmpty)
    }

    @Test func `a recorded clock stands where its events have brought it`() throws {
        let setup = Setup()
        var trades = maker.trades("09:00 99", "09:07 98")

        try setup.timeline.send(&trades, from: 0)

        #expect(setup.timeline.clock.now == Moments.at("09:07"))
    }

    @Test func `a trial at another time brings the timers from its beginning on, once its pipelines are ready`() throws
    {
        let clock = AcceleratedClock(origin: Moments.at("09:00"), speed: 1_000)
        let due = Moments.at("09:00") + .nanoseconds(1)
        let isReady = Mutex(false)
        let timer: @Sendable (Timestamp) -> PluginAPI.Timer? = {
            $0 < due ? PluginAPI.Timer(name: "first", due: due) : nil
        }
        let route = Timeline.Route(component: "clock", pipelines: [], timetable: timer, gate: nil) {
            isReady.withLock { $0 }
        }
        let timeline = Timeline(clock: clock, routes: [route], pipelines: []) { _ in Moments.friday }

        try timeline.settle()
        let (early, dueEarly) = (timeline.sequence, timeline.due)
        isReady.withLock { $0 = true }
        let dueNow = timeline.due
        try timeline.settle()

        #expect(early == 0)
        #expect(dueEarly == nil)
        #expect(dueNow == due)
        #expect(timeline.sequence == 1)
    }

    @Test func `a pipeline waits for its past bars, and not for ever`() {
        let gate = HistoryGate()
        let history = StartSignal()
        let before = gate.isOpen
        gate.await(history)
        let waiting = gate.isOpen
        history.give()

        #expect(before)
        #expect(!waiting)
        #expect(gate.isOpen)
    }

    @Test func `events of several threads reach a pipeline in the order of their numbers`() throws {
        let setup = Setup(clock: RealClock())
        let maker = maker

        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<200 {
                var trades = maker.trades("09:00 99", "09:00 98", "09:00 97")
                try? setup.timeline.send(&trades, from: 0)
            }
        }
        setup.executor.finish()

        #expect(setup.decided == Array(1...4_800))
    }

    @Test func `a pipeline gets what a thread has for it that is kept in another pipeline`() throws {
        let door = UUID().uuidString
        let setup = Setup(clock: RealClock(), before: StuckRule(door: door))
        let (timeline, maker) = (setup.timeline, maker)
        let sender = DispatchQueue(label: "sender")
        sender.async {
            var trades = maker.trades("09:00 99", "09:01 98")
            try? timeline.send(&trades, from: 0)
        }
        try waitUntil { setup.stuck?.atWork != nil }
        // Another source goes on, and its trades come after those that wait.
        var later = maker.trades("09:02 97")
        try timeline.send(&later, from: 1)

        timeline.bringOldBatches()
        #expect(setup.decided.isEmpty)
        timeline.bringOldBatches()
        setup.executor.finish()
        #expect(setup.decided == [1, 2, 3])

        try timeline.send(.status(Status(component: "a", state: .failed)), at: RealClock().now, to: setup.executor)
        setup.executor.finish()
        for _ in 1...2 { StuckRule.door(door).signal() }
        sender.sync {}
        timeline.bringOldBatches()
        timeline.bringOldBatches()
        setup.executor.finish()
        #expect(setup.decided == [1, 2, 3])
    }

    /// A timeline with one source and one pipeline whose rule raises an alert on each trade.
    private final class Setup: Sendable {
        let timeline: Timeline
        let executor: PipelineExecutor
        /// A pipeline that comes before it.
        let stuck: PipelineExecutor?
        private let sequences = Box()

        final class Box: Sendable {
            let values = Mutex<[Int64]>([])
        }

        /// The numbers of the events that led to a decision, in the order of the decisions.
        var decided: [Int64] { sequences.values.withLock { $0 } }

        init(
            clock: any RunClock = RecordedClock(origin: Moments.at("08:00")),
            before rule: StuckRule? = nil
        ) {
            stuck = rule.map { rule in
                PipelineExecutor(
                    name: "stuck",
                    core: PipelineCore(
                        stages: [RuleRunner(rule, id: "stuck", settingsDigest: "")],
                        gate: SessionGate(nil, calendars: Moments.calendars),
                        bars: []
                    ),
                    watch: nil,
                    onOutput: { _ in },
                    onSlow: { _ in }
                )
            }
            let stage = RuleRunner(BelowRule(settings: BelowRule.Settings()), id: "below", settingsDigest: "")
            let executor = PipelineExecutor(
                name: "test",
                core: PipelineCore(
                    stages: [stage],
                    gate: SessionGate(nil, calendars: Moments.calendars),
                    bars: []
                ),
                watch: nil,
                onOutput: { [sequences] output in
                    sequences.values.withLock { $0 += output.decisions.map(\.signal.header.sequence) }
                },
                onSlow: { _ in }
            )
            self.executor = executor
            let pipelines = [stuck, executor].compactMap(\.self)
            let route = Timeline.Route(component: "source", pipelines: pipelines, timetable: nil, gate: nil)
            timeline = Timeline(clock: clock, routes: [route, route], pipelines: pipelines) { _ in Moments.friday }
        }
    }
}
